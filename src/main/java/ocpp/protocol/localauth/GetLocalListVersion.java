package ocpp.protocol.localauth;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** GetLocalListVersion, central system to charge point, section 5.10 (6.27, 6.28). */
public interface GetLocalListVersion {

    record Request() implements RequestPayload<Response> {}

    record Response(int listVersion) implements ResponsePayload {}
}
