package ocpp.protocol.core;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** Reset, central system to charge point, section 5.14 (6.39, 6.40). */
public interface Reset {

    record Request(ResetType type) implements RequestPayload<Response> {}

    record Response(ResetStatus status) implements ResponsePayload {}

    enum ResetType {
        Hard,
        Soft
    }

    enum ResetStatus {
        Accepted,
        Rejected
    }
}
