package ocpp.protocol.firmware;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** DiagnosticsStatusNotification, charge point to central system, section 4.4 (6.17, 6.18). */
public interface DiagnosticsStatusNotification {

    record Request(DiagnosticsStatus status) implements RequestPayload<Response> {}

    record Response() implements ResponsePayload {}

    enum DiagnosticsStatus {
        Idle,
        Uploaded,
        UploadFailed,
        Uploading
    }
}
