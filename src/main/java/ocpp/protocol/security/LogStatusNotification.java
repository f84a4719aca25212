package ocpp.protocol.security;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** LogStatusNotification, charge point to central system, security whitepaper N01 (W5.13, W5.14). */
public interface LogStatusNotification {

    record Request(UploadLogStatus status, @Nullable Integer requestId) implements RequestPayload<Response> {}

    record Response() implements ResponsePayload {}

    enum UploadLogStatus {
        BadMessage,
        Idle,
        NotSupportedOperation,
        PermissionDenied,
        Uploaded,
        UploadFailure,
        Uploading
    }
}
