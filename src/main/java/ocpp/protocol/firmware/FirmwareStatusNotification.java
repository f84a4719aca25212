package ocpp.protocol.firmware;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** FirmwareStatusNotification, charge point to central system, section 4.5 (6.19, 6.20). */
public interface FirmwareStatusNotification {

    record Request(FirmwareStatus status) implements RequestPayload<Response> {}

    record Response() implements ResponsePayload {}

    enum FirmwareStatus {
        Downloaded,
        DownloadFailed,
        Downloading,
        Idle,
        InstallationFailed,
        Installing,
        Installed
    }
}
