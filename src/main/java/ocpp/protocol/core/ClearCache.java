package ocpp.protocol.core;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** ClearCache, central system to charge point, section 5.4 (6.11, 6.12). */
public interface ClearCache {

    record Request() implements RequestPayload<Response> {}

    record Response(ClearCacheStatus status) implements ResponsePayload {}

    enum ClearCacheStatus {
        Accepted,
        Rejected
    }
}
