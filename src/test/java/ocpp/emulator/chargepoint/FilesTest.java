package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.SupportedFileTransferProtocols;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.firmware.DiagnosticsStatusNotification;
import ocpp.protocol.firmware.FirmwareStatusNotification;
import ocpp.protocol.firmware.GetDiagnostics;
import ocpp.protocol.firmware.UpdateFirmware;
import ocpp.protocol.security.GetLog;
import ocpp.protocol.security.GetLog.LogStatus;
import ocpp.protocol.security.GetLog.LogType;
import ocpp.protocol.security.LogStatusNotification;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Firmware, diagnostics and logs: the steps that are told. */
class FilesTest {

    @Test
    @DisplayName("FW-02, FW-03, FW-05, TC_044_1: download, installation after the transaction, reboot, Installed")
    void firmware() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.clear();
        update(rig, "http://files/fw-2.1.bin", 0);
        assertThat(steps(rig)).containsExactly("Downloading");
        rig.give(new Input.FileDone(job(rig), new FileContent(1000, true)));
        rig.seconds(60);
        assertThat(steps(rig)).as("a transaction runs").containsExactly("Downloading", "Downloaded");
        assertThat(rig.statuses(2)).as("free connectors").containsExactly("Unavailable");
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.give(new Input.Unplug(1));
        rig.seconds(30);
        assertThat(steps(rig)).containsExactly("Downloading", "Downloaded", "Installing", "Installed");
        assertThat(rig.only(BootNotification.Request.class).firmwareVersion()).isEqualTo("fw-2.1");
        assertThat(rig.names().indexOf("BootNotification"))
                .isLessThan(rig.names().lastIndexOf("FirmwareStatusNotification"));
        assertThat(rig.statuses(2)).endsWith("Available");
    }

    @Test
    @DisplayName("FW-09, TC_044_2: retries after the first try, then DownloadFailed")
    void downloadFails() {
        Rig rig = Rig.booted();
        update(rig, "http://files/fw.bin", 1);
        rig.give(new Input.FileFailed(job(rig), "HTTP 404"));
        rig.seconds(10);
        assertThat(steps(rig)).containsExactly("Downloading", "Downloading");
        rig.give(new Input.FileFailed(job(rig), "HTTP 404"));
        assertThat(steps(rig)).endsWith("DownloadFailed");
    }

    @Test
    @DisplayName("TC_044_3: an empty image cannot be installed")
    void installationFails() {
        Rig rig = Rig.booted();
        update(rig, "http://files/fw.bin", 0);
        rig.give(new Input.FileDone(job(rig), new FileContent(0, true)));
        assertThat(steps(rig)).containsExactly("Downloading", "Downloaded", "InstallationFailed");
    }

    @Test
    @DisplayName("FW-03: a power cut during the download is told after the boot")
    void powerCutDuringTheDownload() {
        Rig rig = Rig.booted();
        update(rig, "http://files/fw.bin", 0);
        rig.give(new Input.PowerCut());
        rig.give(new Input.PowerOn());
        assertThat(steps(rig)).containsExactly("Downloading", "DownloadFailed");
    }

    @Test
    @Obeys(SupportedFileTransferProtocols)
    @DisplayName("FW-06: an address of another protocol fails without a try")
    void protocols() {
        Rig rig = Rig.booted("SupportedFileTransferProtocols", "HTTPS");
        update(rig, "http://files/fw.bin", 0);
        assertThat(steps(rig)).containsExactly("Downloading", "DownloadFailed");
        assertThat(rig.effects(Effect.Download.class)).isEmpty();
    }

    @Test
    @DisplayName("DIAG-02, DIAG-04, TC_045: uploading, retried, uploaded; no secret is in the file")
    void diagnostics() {
        Rig rig = Rig.booted("AuthorizationKey", "000102030405060708090a0b0c0d0e0f");
        GetDiagnostics.Response answer =
                (GetDiagnostics.Response) rig.call(new GetDiagnostics.Request("http://files/up", 1, 5, null, null));
        Effect.Upload first = rig.effects(Effect.Upload.class).get(0);
        assertThat(first.fileName()).isEqualTo(answer.fileName());
        assertThat(first.content()).contains("HeartbeatInterval = 300").doesNotContain("000102030405");
        rig.give(new Input.FileFailed(first.job(), "HTTP 500"));
        rig.seconds(6);
        Effect.Upload second = rig.effects(Effect.Upload.class).get(1);
        rig.give(new Input.FileDone(second.job(), FileContent.UPLOADED));
        assertThat(rig.sent(DiagnosticsStatusNotification.Request.class))
                .extracting(request -> request.status().name())
                .containsExactly("Uploading", "Uploaded");
    }

    @Test
    @DisplayName("DIAG-05, SEC-LOG-01: a second request gives up the first; a log says AcceptedCanceled")
    void secondRequest() {
        Rig rig = Rig.booted();
        assertThat(log(rig, 1, null)).isEqualTo(LogStatus.Accepted);
        assertThat(log(rig, 2, null)).isEqualTo(LogStatus.AcceptedCanceled);
        List<Effect.Upload> uploads = rig.effects(Effect.Upload.class);
        assertThat(rig.effects(Effect.CancelFile.class))
                .extracting(Effect.CancelFile::job)
                .containsExactly(uploads.get(0).job());
        rig.give(new Input.FileDone(uploads.get(0).job(), FileContent.UPLOADED));
        rig.give(new Input.FileDone(uploads.get(1).job(), FileContent.UPLOADED));
        assertThat(rig.sent(LogStatusNotification.Request.class))
                .filteredOn(request -> request.status() == LogStatusNotification.UploadLogStatus.Uploaded)
                .singleElement()
                .extracting(LogStatusNotification.Request::requestId)
                .isEqualTo(2);
    }

    private static LogStatus log(Rig rig, int requestId, @Nullable Integer retries) {
        Object answer = rig.call(new GetLog.Request(
                new GetLog.LogParameters("http://files/log", null, null),
                LogType.SecurityLog,
                requestId,
                retries,
                null));
        return ((GetLog.Response) answer).status();
    }

    private static void update(Rig rig, String location, int retries) {
        rig.call(new UpdateFirmware.Request(location, retries, Rig.START, 5));
        rig.seconds(0);
    }

    private static int job(Rig rig) {
        List<Effect.Download> downloads = rig.effects(Effect.Download.class);
        return downloads.get(downloads.size() - 1).job();
    }

    private static List<String> steps(Rig rig) {
        return rig.sent(FirmwareStatusNotification.Request.class).stream()
                .map(request -> request.status().name())
                .toList();
    }
}
