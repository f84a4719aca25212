package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import ocpp.protocol.security.CertificateHashData;
import ocpp.protocol.security.CertificateHashData.HashAlgorithm;
import ocpp.protocol.security.CertificateUse;
import ocpp.station.SecurityEvent;
import org.junit.jupiter.api.Test;

class StationCertificateTest {
    private static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");
    /** Serial number 1f. */
    private static final String PEM = """
            -----BEGIN CERTIFICATE-----
            MIIBBTCBrAIBHzAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARDUF8xMB4XDTI2MTEy
            NzIyMzUyOFoXDTM2MTEyNDIyMzUyOFowDzENMAsGA1UEAwwEQ1BfMTBZMBMGByqG
            SM49AgEGCCqGSM49AwEHA0IABB1PNNXRjVKEUHTqxY+Lqq1yZDnAKL3wzJk7qJHu
            1VKZZ0K+8AWI98TAqx3Del4YGDbtAXP2CtQd0jD+Z6M64DcwCgYIKoZIzj0EAwID
            SAAwRQIhAJUB73I+f+jv4hhcuVMd094aPJK10mviay+q7IqR057rAiBxmnHe9We2
            JGLk+JuOLiYCP7MZyQWsrSN7vSFxDOgnBw==
            -----END CERTIFICATE-----
            """;

    @Test
    void theLastDayIsReadFromTheFirstCertificateOfAChain() {
        StationCertificate certificate =
                Objects.requireNonNull(StationCertificate.of(StationCertificate.OWN, PEM + PEM));
        assertThat(certificate.serialNumber()).isEqualTo("1f");
        assertThat(certificate.validTo()).isEqualTo("2036-11-24T22:35:28Z");
        assertThat(StationCertificate.of(StationCertificate.OWN, "no certificate"))
                .isNull();
    }

    @Test
    void aChargePointHasWhatItWasGivenUntilItIsDeleted() {
        Unit unit = UnitChanges.apply(
                Unit.unknown("A"),
                new SecurityEvent.CertificateInstalled(NOW, CertificateUse.CentralSystemRootCertificate, PEM));
        assertThat(unit.certificates())
                .extracting(StationCertificate::type)
                .containsExactly("CentralSystemRootCertificate");
        Unit again = UnitChanges.apply(unit, new SecurityEvent.CertificateSigned(NOW, PEM));
        assertThat(again.certificates()).extracting(StationCertificate::type).containsExactly(StationCertificate.OWN);
        CertificateHashData hash = new CertificateHashData(HashAlgorithm.SHA256, "a", "b", "1F");
        Unit none = UnitChanges.apply(again, new SecurityEvent.CertificateDeleted(NOW, hash));
        assertThat(none.certificates()).isEmpty();
    }
}
