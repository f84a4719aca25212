package ocpp.protocol.core;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** UnlockConnector, central system to charge point, section 5.18 (6.53, 6.54). */
public interface UnlockConnector {

    record Request(int connectorId) implements RequestPayload<Response> {}

    record Response(UnlockStatus status) implements ResponsePayload {}

    enum UnlockStatus {
        Unlocked,
        UnlockFailed,
        NotSupported
    }
}
