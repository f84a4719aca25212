package ocpp.protocol;

/**
 * The payload of a CALL.
 *
 * @param <R> the payload of its CALLRESULT
 */
public interface RequestPayload<R extends ResponsePayload> {}
