package ocpp.protocol.core;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** RemoteStopTransaction, central system to charge point, section 5.12 (6.35, 6.36). */
public interface RemoteStopTransaction {

    record Request(int transactionId) implements RequestPayload<Response> {}

    record Response(RemoteStartStopStatus status) implements ResponsePayload {}
}
