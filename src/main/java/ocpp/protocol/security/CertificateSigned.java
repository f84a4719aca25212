package ocpp.protocol.security;

import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** CertificateSigned, central system to charge point, security whitepaper A02/A03 (W5.1, W5.2). */
public interface CertificateSigned {

    record Request(@Length(10000) String certificateChain) implements RequestPayload<Response> {}

    record Response(CertificateSignedStatus status) implements ResponsePayload {}

    enum CertificateSignedStatus {
        Accepted,
        Rejected
    }
}
