package ocpp.protocol.security;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** DeleteCertificate, central system to charge point, security whitepaper M04 (W5.3, W5.4). */
public interface DeleteCertificate {

    record Request(CertificateHashData certificateHashData) implements RequestPayload<Response> {}

    record Response(DeleteCertificateStatus status) implements ResponsePayload {}

    enum DeleteCertificateStatus {
        Accepted,
        Failed,
        NotFound
    }
}
