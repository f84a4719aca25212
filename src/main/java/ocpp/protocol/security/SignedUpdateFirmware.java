package ocpp.protocol.security;

import java.time.Instant;
import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** SignedUpdateFirmware, central system to charge point, security whitepaper L01 (W5.21, W5.22). */
public interface SignedUpdateFirmware {

    record Request(@Nullable Integer retries, @Nullable Integer retryInterval, int requestId, Firmware firmware)
            implements RequestPayload<Response> {}

    record Response(UpdateFirmwareStatus status) implements ResponsePayload {}

    enum UpdateFirmwareStatus {
        Accepted,
        Rejected,
        AcceptedCanceled,
        InvalidCertificate,
        RevokedCertificate
    }

    record Firmware(
            @Length(512) String location,
            Instant retrieveDateTime,
            @Nullable Instant installDateTime,
            @Length(5500) String signingCertificate,
            @Length(800) String signature) {}
}
