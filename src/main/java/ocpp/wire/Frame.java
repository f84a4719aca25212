package ocpp.wire;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** A message to send (OCPP-J 4.2). */
public sealed interface Frame {

    /** The id that joins a CALL and its answer, 36 characters at most. */
    String messageId();

    /** {@code [2, id, action, payload]}, section 4.2.1. */
    record Call(String messageId, RequestPayload<?> payload) implements Frame {}

    /** {@code [3, id, payload]}, section 4.2.2. */
    record CallResult(String messageId, ResponsePayload payload) implements Frame {}

    /** {@code [4, id, code, description, {}]}, section 4.2.3. */
    record CallError(String messageId, ErrorCode code, String description) implements Frame {}
}
