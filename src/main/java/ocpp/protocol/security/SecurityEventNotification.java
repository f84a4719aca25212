package ocpp.protocol.security;

import java.time.Instant;
import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** SecurityEventNotification, charge point to central system, security whitepaper A04 (W5.15, W5.16). */
public interface SecurityEventNotification {

    record Request(
            @Length(50) String type,
            Instant timestamp,
            @Length(255) @Nullable String techInfo) implements RequestPayload<Response> {}

    record Response() implements ResponsePayload {}
}
