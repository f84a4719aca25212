package ocpp.store;

import java.sql.SQLException;
import ocpp.protocol.security.CertificateHashData;
import ocpp.station.SecurityEvent.CertificateDeleted;
import ocpp.station.SecurityEvent.CertificateInstalled;
import ocpp.station.SecurityEvent.CertificateSigned;
import ocpp.station.SecurityEvent.CertificatesReported;
import ocpp.station.SecurityEvent.Reported;
import ocpp.station.SecurityEvent.SigningRequested;

/** The rows of security events and of certificates. */
final class SecurityRows {

    private static final String CERTIFICATES = "certificates";
    private static final String REQUESTS = "certificate_requests";
    private static final Sql EVENT =
            Sql.insert("security_events", "charge_point_id", "type", "occurred_at", "received_at", "tech_info");
    private static final Sql REQUESTED = Sql.insert(REQUESTS, "charge_point_id", "csr", "requested_at");
    private static final Sql FORGET_UNSIGNED =
            new Sql(REQUESTS, "delete from certificate_requests where charge_point_id = ? and signed_at is null");
    private static final Sql SIGNED_LAST = new Sql(
            REQUESTS,
            "update certificate_requests set certificate_chain = ?, signed_at = ? where id = (select max(id)"
                    + " from certificate_requests where charge_point_id = ?) and signed_at is null");
    private static final Sql SIGNED_UNASKED = Sql.insert(REQUESTS, "charge_point_id", "certificate_chain", "signed_at");
    private static final Sql INSTALLED =
            Sql.insert(CERTIFICATES, "charge_point_id", "certificate_use", "certificate", "recorded_at");
    private static final Sql FORGET_REPORTED = new Sql(
            CERTIFICATES,
            "delete from certificates where charge_point_id = ? and certificate_use = ? and serial_number is not null");
    private static final Sql REPORTED = Sql.insert(
            CERTIFICATES,
            "charge_point_id",
            "certificate_use",
            "hash_algorithm",
            "issuer_name_hash",
            "issuer_key_hash",
            "serial_number",
            "recorded_at");
    private static final Sql DELETED = new Sql(
            CERTIFICATES,
            "delete from certificates where charge_point_id = ? and lower(issuer_name_hash) = lower(?)"
                    + " and lower(issuer_key_hash) = lower(?) and lower(serial_number) = lower(?)");

    private SecurityRows() {}

    static void addTo(EventRows rows) {
        rows.on(Reported.class, SecurityRows::event)
                .on(SigningRequested.class, SecurityRows::requested)
                .on(CertificateSigned.class, SecurityRows::signed)
                .on(CertificateInstalled.class, SecurityRows::installed)
                .on(CertificatesReported.class, SecurityRows::reported)
                .on(CertificateDeleted.class, SecurityRows::deleted);
    }

    private static void event(Transaction transaction, String chargePointId, Reported event) throws SQLException {
        transaction
                .row(EVENT)
                .text(chargePointId)
                .text(event.type())
                .time(event.occurredAt())
                .time(event.at())
                .text(event.techInfo())
                .add();
    }

    /** A station that asks again has made a new key: what it asked for before is of no use. */
    private static void requested(Transaction transaction, String chargePointId, SigningRequested event)
            throws SQLException {
        transaction.row(FORGET_UNSIGNED).text(chargePointId).add();
        transaction
                .row(REQUESTED)
                .text(chargePointId)
                .text(event.csr())
                .time(event.at())
                .add();
    }

    private static void signed(Transaction transaction, String chargePointId, CertificateSigned event)
            throws SQLException {
        int changed = transaction
                .statement(SIGNED_LAST)
                .text(event.certificateChain())
                .time(event.at())
                .text(chargePointId)
                .run();
        if (changed == 0) {
            transaction
                    .row(SIGNED_UNASKED)
                    .text(chargePointId)
                    .text(event.certificateChain())
                    .time(event.at())
                    .add();
        }
    }

    private static void installed(Transaction transaction, String chargePointId, CertificateInstalled event)
            throws SQLException {
        transaction
                .row(INSTALLED)
                .text(chargePointId)
                .text(event.use().name())
                .text(event.certificate())
                .time(event.at())
                .add();
    }

    private static void reported(Transaction transaction, String chargePointId, CertificatesReported event)
            throws SQLException {
        transaction
                .row(FORGET_REPORTED)
                .text(chargePointId)
                .text(event.use().name())
                .add();
        for (CertificateHashData certificate : event.certificates()) {
            transaction
                    .row(REPORTED)
                    .text(chargePointId)
                    .text(event.use().name())
                    .text(certificate.hashAlgorithm().name())
                    .text(certificate.issuerNameHash())
                    .text(certificate.issuerKeyHash())
                    .text(certificate.serialNumber())
                    .time(event.at())
                    .add();
        }
    }

    private static void deleted(Transaction transaction, String chargePointId, CertificateDeleted event)
            throws SQLException {
        transaction
                .row(DELETED)
                .text(chargePointId)
                .text(event.certificate().issuerNameHash())
                .text(event.certificate().issuerKeyHash())
                .text(event.certificate().serialNumber())
                .add();
    }
}
