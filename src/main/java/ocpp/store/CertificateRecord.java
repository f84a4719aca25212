package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import ocpp.protocol.security.CertificateHashData.HashAlgorithm;
import ocpp.protocol.security.CertificateUse;
import org.jspecify.annotations.Nullable;

/**
 * A root certificate on a station.
 *
 * @param certificate PEM, null where the station only told its hashes
 */
public record CertificateRecord(
        String chargePointId,
        @Nullable CertificateUse use,
        @Nullable String certificate,
        @Nullable HashAlgorithm hashAlgorithm,
        @Nullable String issuerNameHash,
        @Nullable String issuerKeyHash,
        @Nullable String serialNumber,
        Instant recordedAt) {

    static CertificateRecord read(Columns row) throws SQLException {
        return new CertificateRecord(
                row.text("charge_point_id"),
                row.constantOrNull("certificate_use", CertificateUse.class),
                row.textOrNull("certificate"),
                row.constantOrNull("hash_algorithm", HashAlgorithm.class),
                row.textOrNull("issuer_name_hash"),
                row.textOrNull("issuer_key_hash"),
                row.textOrNull("serial_number"),
                row.time("recorded_at"));
    }
}
