package ocpp.protocol.core;

import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** Authorize, charge point to central system, section 4.1 (6.1, 6.2). */
public interface Authorize {

    record Request(@Length(20) String idTag) implements RequestPayload<Response> {}

    record Response(IdTagInfo idTagInfo) implements ResponsePayload {}
}
