package ocpp.app;

import static ocpp.app.RegistrationTest.answered;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import ocpp.gateway.Station;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.security.CertificateHashData;
import ocpp.protocol.security.CertificateHashData.HashAlgorithm;
import ocpp.protocol.security.CertificateSigned;
import ocpp.protocol.security.CertificateUse;
import ocpp.protocol.security.DeleteCertificate;
import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.security.ExtendedTriggerMessage.ExtendedMessageTrigger;
import ocpp.protocol.security.GetInstalledCertificateIds;
import ocpp.protocol.security.GetLog;
import ocpp.protocol.security.GetLog.LogParameters;
import ocpp.protocol.security.GetLog.LogType;
import ocpp.protocol.security.InstallCertificate;
import ocpp.protocol.security.SignedUpdateFirmware;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The messages of the security extension over real sockets and a real store. */
class SecurityExtensionTest {
    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";
    private static final String TIME = "2026-01-18T12:34:56Z";

    @TempDir
    Path folder;

    @Test
    @DisplayName("SEC-EVT-01: security events are confirmed and kept, in their order and with both times")
    void securityEventsAreKept() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            String event = "{\"type\":\"%s\",\"timestamp\":\"" + TIME + "\",\"techInfo\":\"%s\"}";

            assertThat(station.call("m1", "SecurityEventNotification", event.formatted("SettingSystemTime", "<b>")))
                    .isEqualTo("[3,\"m1\",{}]");
            station.call("m2", "SecurityEventNotification", event.formatted("Of a vendor", ""));

            assertThat(server.rows("select type || ' ' || tech_info || ' ' || (received_at > occurred_at)"
                            + " from security_events order by id"))
                    .containsExactly("SettingSystemTime <b> 1", "Of a vendor  1");
        }
    }

    @Test
    @DisplayName(
            "SEC-LOG-01, SEC-LOG-02, SEC-FW-02, SEC-FW-07: logs and signed updates are numbered, carry what the station"
                    + " needs to verify them, and are followed by their requestId")
    void logsAndSignedUpdatesAreFollowed() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            answered(
                    server,
                    station,
                    new GetLog.Request(
                            new LogParameters("ftp://host/", null, null), LogType.SecurityLog, 0, null, null),
                    "{\"status\":\"Accepted\",\"filename\":\"s.log\"}");
            var executed = server.execute(
                    "CP_1",
                    new SignedUpdateFirmware.Request(
                            null,
                            null,
                            0,
                            new SignedUpdateFirmware.Firmware(
                                    "https://host/image", Instant.parse(TIME), null, "PEM", "c2lnbmF0dXJl")));
            String sent = station.next();
            assertThat(sent)
                    .contains("\"requestId\":2", "\"signingCertificate\":\"PEM\"", "\"signature\":\"c2lnbmF0dXJl\"");
            station.send(sent.replaceFirst("\\[2,(\"[^\"]*\").*", "[3,$1," + ACCEPTED + "]"));
            StoredServer.await(executed);
            station.call("m1", "LogStatusNotification", "{\"status\":\"Uploaded\",\"requestId\":1}");
            station.call("m2", "SignedFirmwareStatusNotification", "{\"status\":\"InvalidSignature\",\"requestId\":2}");

            assertThat(
                            server.rows(
                                    "select kind || ' ' || request_id || ' ' || coalesce(file_name, '') || ' ' || status from jobs order by kind"))
                    .containsExactly("Log 1 s.log Uploaded", "SignedFirmware 2  InvalidSignature");
        }
    }

    @Test
    @DisplayName(
            "SEC-CERT-04, SEC-CERT-09, TRIG-08: a request for signing is triggered, taken and kept for whoever signs it;"
                    + " the signed chain is kept beside it; a request that cannot be signed has no other effect")
    void aCertificateIsRenewed() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            String csr = "-----BEGIN CERTIFICATE REQUEST-----\\nMII\\n-----END CERTIFICATE REQUEST-----";
            answered(
                    server,
                    station,
                    new ExtendedTriggerMessage.Request(ExtendedMessageTrigger.SignChargePointCertificate, null),
                    ACCEPTED);
            assertThat(station.call("m1", "SignCertificate", "{\"csr\":\"" + csr + "\"}"))
                    .isEqualTo("[3,\"m1\"," + ACCEPTED + "]");
            assertThat(station.call("m2", "SignCertificate", "{\"csr\":\"please\"}"))
                    .isEqualTo("[3,\"m2\",{\"status\":\"Rejected\"}]");
            answered(server, station, new CertificateSigned.Request("chain"), ACCEPTED);

            assertThat(server.rows("select csr || ' ' || certificate_chain from certificate_requests"))
                    .containsExactly(csr.replace("\\n", "\n") + " chain");
        }
    }

    @Test
    @DisplayName(
            "SEC-CERT-10, SEC-CERT-12, SEC-CERT-13, SEC-CERT-14: certificates are installed, listed by their hashes and"
                    + " deleted by them, whatever the case of the hex digits")
    void certificatesAreListedAndDeleted() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            CertificateUse use = CertificateUse.CentralSystemRootCertificate;
            answered(server, station, new InstallCertificate.Request(use, "PEM"), ACCEPTED);
            answered(
                    server,
                    station,
                    new GetInstalledCertificateIds.Request(use),
                    "{\"status\":\"Accepted\",\"certificateHashData\":[" + hashes("ab", "FFF") + "," + hashes("cd", "1")
                            + "]}");
            assertThat(server.rows("select issuer_name_hash || ' ' || serial_number from certificates"
                            + " where serial_number is not null order by id"))
                    .containsExactly("ab FFF", "cd 1");
            answered(
                    server,
                    station,
                    new DeleteCertificate.Request(new CertificateHashData(HashAlgorithm.SHA256, "AB", "AB", "fff")),
                    ACCEPTED);

            assertThat(
                            server.rows(
                                    "select coalesce(certificate, '') || coalesce(serial_number, '') from certificates order by id"))
                    .containsExactly("PEM", "1");
        }
    }

    @Test
    @DisplayName("SEC-KEY-05: an AuthorizationKey leaves as it is and is in no table")
    void anAuthorizationKeyIsInNoTable() throws Exception {
        String key = "4F43415F4F4354545F61646D696E5F74657374";
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            var executed = server.execute("CP_1", new ChangeConfiguration.Request("AuthorizationKey", key));
            String sent = station.next();
            assertThat(sent).contains(key);
            station.send(sent.replaceFirst("\\[2,(\"[^\"]*\").*", "[3,$1," + ACCEPTED + "]"));
            StoredServer.await(executed);

            assertThat(server.rows("select request from commands")).hasSize(1).noneMatch(row -> row.contains(key));
            assertThat(server.rows("select key || value from configuration_keys"))
                    .isEmpty();
        }
    }

    private static String hashes(String hash, String serialNumber) {
        return "{\"hashAlgorithm\":\"SHA256\",\"issuerNameHash\":\"%s\",\"issuerKeyHash\":\"%s\",\"serialNumber\":\"%s\"}"
                .formatted(hash, hash, serialNumber);
    }
}
