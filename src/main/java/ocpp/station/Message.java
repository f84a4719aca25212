package ocpp.station;

import java.time.Instant;
import ocpp.protocol.RequestPayload;

/** A CALL of a station and when it arrived. */
record Message<R extends RequestPayload<?>>(String messageId, R request, Instant now) {}
