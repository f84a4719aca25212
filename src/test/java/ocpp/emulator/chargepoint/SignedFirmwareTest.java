package ocpp.emulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.security.CertificateUse;
import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.security.ExtendedTriggerMessage.ExtendedMessageTrigger;
import ocpp.protocol.security.InstallCertificate;
import ocpp.protocol.security.SecurityEventNotification;
import ocpp.protocol.security.SignedFirmwareStatusNotification;
import ocpp.protocol.security.SignedUpdateFirmware;
import ocpp.protocol.security.SignedUpdateFirmware.UpdateFirmwareStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Signed firmware: when it is fetched and installed, what another order does, what a trigger brings. */
class SignedFirmwareTest {
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    @DisplayName(
            "SEC-FW-04, SEC-FW-05, FW-04: scheduled for later, installed when the time has come and nobody charges, with a reboot")
    void scheduled() {
        Rig rig = rig();
        order(rig, 1, START.plusSeconds(60), START.plusSeconds(600));
        assertThat(steps(rig)).containsExactly("DownloadScheduled");
        rig.seconds(60);
        rig.give(new Input.FileDone(job(rig), new FileContent(1000, true)));
        assertThat(steps(rig)).endsWith("Downloading", "Downloaded", "SignatureVerified", "InstallScheduled");
        rig.charge(1, "TAG-001");
        assertThat(rig.statuses(2)).as("until then it may be used").isEmpty();
        rig.seconds(600);
        assertThat(steps(rig)).endsWith("InstallScheduled");
        assertThat(rig.statuses(2)).containsExactly("Unavailable");
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.seconds(30);
        assertThat(steps(rig)).endsWith("InstallScheduled", "Installing", "InstallRebooting", "Installed");
        assertThat(rig.sent(SecurityEventNotification.Request.class))
                .extracting(SecurityEventNotification.Request::type)
                .contains("FirmwareUpdated");
    }

    @Test
    @DisplayName("SEC-FW-06: another order gives up the one under way: AcceptedCanceled, and its download is cancelled")
    void replaced() {
        Rig rig = rig();
        assertThat(order(rig, 1, START, null)).isEqualTo(UpdateFirmwareStatus.Accepted);
        rig.seconds(0);
        int first = job(rig);
        assertThat(order(rig, 2, START, null)).isEqualTo(UpdateFirmwareStatus.AcceptedCanceled);
        rig.seconds(0);
        assertThat(rig.effects(Effect.CancelFile.class)).containsExactly(new Effect.CancelFile(first));
        assertThat(job(rig)).as("an order of its own").isNotEqualTo(first);
        rig.give(new Input.FileDone(first, new FileContent(1000, true)));
        assertThat(steps(rig)).doesNotContain("Downloaded");
    }

    @Test
    @DisplayName(
            "TRIG-09: a trigger brings Idle before the first order and after Installed, else the last status again")
    void triggered() {
        Rig rig = rig();
        assertThat(trigger(rig)).isEqualTo("Idle");
        order(rig, 1, START, null);
        rig.seconds(0);
        assertThat(trigger(rig)).isEqualTo("Downloading");
        rig.give(new Input.FileFailed(job(rig), "HTTP 404"));
        assertThat(trigger(rig)).isEqualTo("DownloadFailed");
        order(rig, 2, START, null);
        rig.seconds(0);
        rig.give(new Input.FileDone(job(rig), new FileContent(1000, true)));
        rig.seconds(30);
        assertThat(trigger(rig)).isEqualTo("Idle");
    }

    private static Rig rig() {
        Rig rig = new Rig(ChargePointSetup.of("CP_1"), START);
        rig.give(new Input.PowerOn());
        rig.call(new InstallCertificate.Request(
                CertificateUse.ManufacturerRootCertificate, SecurityTest.text("root.pem")));
        rig.clear();
        return rig;
    }

    private static UpdateFirmwareStatus order(Rig rig, int requestId, Instant retrieve, @Nullable Instant install) {
        Object answer = rig.call(new SignedUpdateFirmware.Request(
                0,
                null,
                requestId,
                new SignedUpdateFirmware.Firmware(
                        "http://files/fw-3.bin",
                        retrieve,
                        install,
                        SecurityTest.text("signer.pem"),
                        SecurityTest.text("image.sig"))));
        return ((SignedUpdateFirmware.Response) answer).status();
    }

    /** The status that the triggered message has. */
    private static String trigger(Rig rig) {
        rig.call(new ExtendedTriggerMessage.Request(ExtendedMessageTrigger.FirmwareStatusNotification, null));
        List<String> steps = steps(rig);
        return steps.get(steps.size() - 1);
    }

    private static int job(Rig rig) {
        List<Effect.Download> downloads = rig.effects(Effect.Download.class);
        return downloads.get(downloads.size() - 1).job();
    }

    private static List<String> steps(Rig rig) {
        return rig.sent(SignedFirmwareStatusNotification.Request.class).stream()
                .map(request -> request.status().name())
                .toList();
    }
}
