package ocpp.protocol.security;

import java.util.List;
import ocpp.protocol.NotEmpty;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** GetInstalledCertificateIds, central system to charge point, security whitepaper M03 (W5.7, W5.8). */
public interface GetInstalledCertificateIds {

    record Request(CertificateUse certificateType) implements RequestPayload<Response> {}

    record Response(
            @NotEmpty @Nullable List<CertificateHashData> certificateHashData, GetInstalledCertificateStatus status)
            implements ResponsePayload {}

    enum GetInstalledCertificateStatus {
        Accepted,
        NotFound
    }
}
