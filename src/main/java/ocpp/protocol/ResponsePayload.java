package ocpp.protocol;

/** The payload of a CALLRESULT. */
public interface ResponsePayload {}
