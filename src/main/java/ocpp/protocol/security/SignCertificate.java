package ocpp.protocol.security;

import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** SignCertificate, charge point to central system, security whitepaper A02/A03 (W5.17, W5.18). */
public interface SignCertificate {

    record Request(@Length(5500) String csr) implements RequestPayload<Response> {}

    record Response(GenericStatus status) implements ResponsePayload {}

    enum GenericStatus {
        Accepted,
        Rejected
    }
}
