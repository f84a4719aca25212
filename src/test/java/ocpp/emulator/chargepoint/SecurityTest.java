package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.AdditionalRootCertificateCheck;
import static ocpp.emulator.configuration.ConfigurationKey.AuthorizationKey;
import static ocpp.emulator.configuration.ConfigurationKey.CertificateStoreMaxLength;
import static ocpp.emulator.configuration.ConfigurationKey.SecurityProfile;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.ChangeConfiguration.ConfigurationStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.security.CertificateHashData;
import ocpp.protocol.security.CertificateUse;
import ocpp.protocol.security.DeleteCertificate;
import ocpp.protocol.security.GetInstalledCertificateIds;
import ocpp.protocol.security.InstallCertificate;
import ocpp.protocol.security.InstallCertificate.InstallCertificateStatus;
import ocpp.protocol.security.SecurityEventNotification;
import ocpp.protocol.security.SignedFirmwareStatusNotification;
import ocpp.protocol.security.SignedUpdateFirmware;
import ocpp.protocol.security.SignedUpdateFirmware.UpdateFirmwareStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The security extension: certificates, signed firmware, credentials, events. */
class SecurityTest {
    /** Within the life of the certificates of the tests. */
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private static final String KEY = "4F43415F4F4354545F61646D696E5F74657374";

    @Test
    @DisplayName("SEC-CERT-10, SEC-CERT-13, SEC-CERT-14, TC_075, TC_076: install, list by hashes, delete")
    void certificates() {
        Rig rig = rig();
        assertThat(install(rig, CertificateUse.ManufacturerRootCertificate, "root"))
                .isEqualTo(InstallCertificateStatus.Accepted);
        GetInstalledCertificateIds.Response listed = (GetInstalledCertificateIds.Response)
                rig.call(new GetInstalledCertificateIds.Request(CertificateUse.ManufacturerRootCertificate));
        CertificateHashData hash =
                Objects.requireNonNull(listed.certificateHashData()).get(0);
        assertThat(hash.serialNumber()).isEqualToIgnoringCase("FFF");
        assertThat(rig.call(new GetInstalledCertificateIds.Request(CertificateUse.CentralSystemRootCertificate)))
                .extracting("status")
                .hasToString("NotFound");
        assertThat(rig.call(new DeleteCertificate.Request(hash)))
                .extracting("status")
                .hasToString("Accepted");
        assertThat(rig.call(new DeleteCertificate.Request(hash)))
                .extracting("status")
                .hasToString("NotFound");
    }

    @Test
    @Obeys(CertificateStoreMaxLength)
    @DisplayName("SEC-CERT-10: a full store takes no more")
    void fullStore() {
        Rig rig = rig("CertificateStoreMaxLength", "1");
        install(rig, CertificateUse.ManufacturerRootCertificate, "root");
        assertThat(install(rig, CertificateUse.CentralSystemRootCertificate, "csms"))
                .isEqualTo(InstallCertificateStatus.Rejected);
    }

    @Test
    @Obeys(AdditionalRootCertificateCheck)
    @DisplayName("SEC-CERT-11: with the key a new root is signed by the old one")
    void additionalRootCheck() {
        Rig rig = rig("AdditionalRootCertificateCheck", "true");
        install(rig, CertificateUse.CentralSystemRootCertificate, "csms");
        assertThat(install(rig, CertificateUse.CentralSystemRootCertificate, "root"))
                .isEqualTo(InstallCertificateStatus.Rejected);
        assertThat(install(rig, CertificateUse.CentralSystemRootCertificate, "csms2"))
                .isEqualTo(InstallCertificateStatus.Accepted);
    }

    @Test
    @DisplayName("SEC-FW-01, SEC-FW-02, TC_080: signed firmware, every step with the requestId")
    void signedFirmware() {
        Rig rig = rig();
        assertThat(update(rig)).isEqualTo(UpdateFirmwareStatus.InvalidCertificate);
        assertThat(rig.only(SecurityEventNotification.Request.class).type())
                .isEqualTo("InvalidFirmwareSigningCertificate");
        install(rig, CertificateUse.ManufacturerRootCertificate, "root");
        assertThat(update(rig)).isEqualTo(UpdateFirmwareStatus.Accepted);
        rig.seconds(0);
        Effect.Download download = rig.effects(Effect.Download.class).get(0);
        assertThat(Objects.requireNonNull(download.signature()).certificate()).isEqualTo(text("signer.pem"));
        rig.give(new Input.FileDone(download.job(), new FileContent(1000, true)));
        rig.seconds(30);
        assertThat(steps(rig))
                .containsExactly(
                        "Downloading",
                        "Downloaded",
                        "SignatureVerified",
                        "Installing",
                        "InstallRebooting",
                        "Installed");
        assertThat(rig.sent(SignedFirmwareStatusNotification.Request.class))
                .allMatch(request -> Integer.valueOf(9).equals(request.requestId()));
    }

    @Test
    @DisplayName("SEC-FW-03, TC_081: a bad signature: InvalidSignature and the event")
    void badSignature() {
        Rig rig = rig();
        install(rig, CertificateUse.ManufacturerRootCertificate, "root");
        update(rig);
        rig.seconds(0);
        rig.clear();
        rig.give(new Input.FileDone(1, new FileContent(1000, false)));
        assertThat(steps(rig)).containsExactly("Downloaded", "InvalidSignature");
        assertThat(rig.only(SecurityEventNotification.Request.class).type()).isEqualTo("InvalidFirmwareSignature");
    }

    @Test
    @Obeys({AuthorizationKey, SecurityProfile})
    @DisplayName(
            "SEC-KEY-04, SEC-PROF-05, TC_073: a new key has it connect anew with it; it is never read; no way down")
    void credentials() {
        Rig rig = rig();
        assertThat(change(rig, "SecurityProfile", "1")).as("without a key").isEqualTo(ConfigurationStatus.Rejected);
        assertThat(change(rig, "AuthorizationKey", KEY)).isEqualTo(ConfigurationStatus.Accepted);
        assertThat(rig.effects(Effect.Connect.class))
                .singleElement()
                .extracting(Effect.Connect::authorizationKey)
                .isEqualTo(KEY);
        assertThat(change(rig, "SecurityProfile", "1")).isEqualTo(ConfigurationStatus.Accepted);
        assertThat(change(rig, "SecurityProfile", "0")).isEqualTo(ConfigurationStatus.Rejected);
        assertThat(rig.call(new GetConfiguration.Request(List.of("AuthorizationKey")))
                        .toString())
                .doesNotContain(KEY);
        Rig keeping = new Rig(
                ChargePointSetup.of("CP_1").with("AuthorizationKey", KEY).withPersistence(true));
        keeping.give(new Input.PowerOn());
        assertThat(keeping.effects(Effect.Journal.class)).isNotEmpty();
        assertThat(keeping.effects.toString()).doesNotContain(KEY);
    }

    @Test
    @DisplayName("SEC-EVT-01: a critical event waits for the link")
    void eventWaits() {
        Rig rig = rig();
        rig.give(new Input.CarrierLost("no carrier"));
        rig.give(new Input.ResetButton());
        rig.seconds(10);
        assertThat(rig.sent).isEmpty();
        rig.give(new Input.CarrierBack());
        assertThat(rig.sent(SecurityEventNotification.Request.class))
                .extracting(SecurityEventNotification.Request::type)
                .containsExactly("ResetOrReboot", "StartupOfTheDevice");
    }

    private static Rig rig(String... configuration) {
        ChargePointSetup setup = ChargePointSetup.of("CP_1");
        for (int index = 0; index < configuration.length; index += 2) {
            setup = setup.with(configuration[index], configuration[index + 1]);
        }
        Rig rig = new Rig(setup, START);
        rig.give(new Input.PowerOn());
        rig.clear();
        return rig;
    }

    private static UpdateFirmwareStatus update(Rig rig) {
        Object answer = rig.call(new SignedUpdateFirmware.Request(
                0,
                null,
                9,
                new SignedUpdateFirmware.Firmware(
                        "http://files/fw-3.bin", START, null, text("signer.pem"), text("image.sig"))));
        return ((SignedUpdateFirmware.Response) answer).status();
    }

    private static InstallCertificateStatus install(Rig rig, CertificateUse use, String name) {
        Object answer = rig.call(new InstallCertificate.Request(use, text(name + ".pem")));
        return ((InstallCertificate.Response) answer).status();
    }

    private static ConfigurationStatus change(Rig rig, String key, String value) {
        return ((ChangeConfiguration.Response) rig.call(new ChangeConfiguration.Request(key, value))).status();
    }

    private static List<String> steps(Rig rig) {
        return rig.sent(SignedFirmwareStatusNotification.Request.class).stream()
                .map(request -> request.status().name())
                .toList();
    }

    static String text(String name) {
        try (InputStream file = SecurityTest.class.getResourceAsStream("/emulator/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
