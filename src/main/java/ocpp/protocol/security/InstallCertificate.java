package ocpp.protocol.security;

import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** InstallCertificate, central system to charge point, security whitepaper M05 (W5.11, W5.12). */
public interface InstallCertificate {

    record Request(
            CertificateUse certificateType, @Length(5500) String certificate) implements RequestPayload<Response> {}

    record Response(InstallCertificateStatus status) implements ResponsePayload {}

    enum InstallCertificateStatus {
        Accepted,
        Failed,
        Rejected
    }
}
