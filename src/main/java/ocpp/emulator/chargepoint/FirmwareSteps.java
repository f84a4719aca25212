package ocpp.emulator.chargepoint;

import ocpp.protocol.firmware.FirmwareStatusNotification.FirmwareStatus;
import ocpp.protocol.security.SignedFirmwareStatusNotification.SignedFirmwareStatus;

/** The steps of a firmware update in the words of plain firmware, and the version that an image carries. */
final class FirmwareSteps {
    private static final int LONGEST_VERSION = 50;

    private FirmwareSteps() {}

    /** The same step for section 7.25; Idle for one that plain firmware does not know. */
    static FirmwareStatus plain(SignedFirmwareStatus status) {
        return switch (status) {
            case Downloaded -> FirmwareStatus.Downloaded;
            case DownloadFailed -> FirmwareStatus.DownloadFailed;
            case Downloading -> FirmwareStatus.Downloading;
            case InstallationFailed -> FirmwareStatus.InstallationFailed;
            case Installing -> FirmwareStatus.Installing;
            case Installed -> FirmwareStatus.Installed;
            case DownloadScheduled,
                    DownloadPaused,
                    Idle,
                    InstallRebooting,
                    InstallScheduled,
                    InstallVerificationFailed,
                    InvalidSignature,
                    SignatureVerified -> FirmwareStatus.Idle;
        };
    }

    /** The version that an image carries: the name of its file. */
    static String versionOf(String location, String without) {
        String name = location.replaceAll("[?#].*", "").replaceAll("/+$", "").replaceAll(".*/", "");
        String version = name.replaceAll("\\.[A-Za-z]+$", "");
        return version.isEmpty() ? without : version.substring(0, Math.min(LONGEST_VERSION, version.length()));
    }
}
