package ocpp.protocol.security;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** SignedFirmwareStatusNotification, charge point to central system, security whitepaper L01 (W5.19, W5.20). */
public interface SignedFirmwareStatusNotification {

    record Request(SignedFirmwareStatus status, @Nullable Integer requestId) implements RequestPayload<Response> {}

    record Response() implements ResponsePayload {}

    enum SignedFirmwareStatus {
        Downloaded,
        DownloadFailed,
        Downloading,
        DownloadScheduled,
        DownloadPaused,
        Idle,
        InstallationFailed,
        Installing,
        Installed,
        InstallRebooting,
        InstallScheduled,
        InstallVerificationFailed,
        InvalidSignature,
        SignatureVerified
    }
}
