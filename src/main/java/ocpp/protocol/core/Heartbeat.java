package ocpp.protocol.core;

import java.time.Instant;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** Heartbeat, charge point to central system, section 4.6 (6.29, 6.30). */
public interface Heartbeat {

    record Request() implements RequestPayload<Response> {}

    record Response(Instant currentTime) implements ResponsePayload {}
}
