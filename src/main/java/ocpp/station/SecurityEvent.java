package ocpp.station;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.security.CertificateHashData;
import ocpp.protocol.security.CertificateUse;
import org.jspecify.annotations.Nullable;

/** Events of the security extension. */
public sealed interface SecurityEvent extends StationEvent {

    /** A SecurityEventNotification came (SEC-EVT-01); occurredAt is the time the station gave. */
    record Reported(
            Instant at,
            Instant occurredAt,
            String type,
            @Nullable String techInfo) implements SecurityEvent {}

    /** The station asks for its certificate to be signed: PEM of the request (SEC-CERT-04). */
    record SigningRequested(Instant at, String csr) implements SecurityEvent {}

    /** The station took a certificate of its own that was signed for it: PEM of the chain. */
    record CertificateSigned(Instant at, String certificateChain) implements SecurityEvent {}

    /** The station installed a root certificate: its PEM. */
    record CertificateInstalled(Instant at, CertificateUse use, String certificate) implements SecurityEvent {}

    /** The station deleted a root certificate. */
    record CertificateDeleted(Instant at, CertificateHashData certificate) implements SecurityEvent {}

    /** The station listed its root certificates of one use. */
    record CertificatesReported(Instant at, CertificateUse use, List<CertificateHashData> certificates)
            implements SecurityEvent {}
}
