package ocpp.operator;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that a charge point was given.
 *
 * @param type its CertificateUse, or {@link #OWN}
 * @param serialNumber hexadecimal, lower case
 */
record StationCertificate(String type, String serialNumber, Instant validTo) {
    /** The type of the charge point's own certificate. */
    static final String OWN = "ChargePointCertificate";

    /** The first certificate of a PEM text, null where there is none that can be read. */
    static @Nullable StationCertificate of(String type, String pem) {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
            return new StationCertificate(
                    type,
                    certificate.getSerialNumber().toString(16),
                    certificate.getNotAfter().toInstant());
        } catch (CertificateException e) {
            return null;
        }
    }

    boolean hasSerial(String serial) {
        return serialNumber.equals(serial.toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", ""));
    }
}
