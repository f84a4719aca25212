package ocpp.station;

import static ocpp.station.TestStation.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.core.DataTransfer.DataTransferStatus;
import ocpp.protocol.firmware.DiagnosticsStatusNotification;
import ocpp.protocol.firmware.DiagnosticsStatusNotification.DiagnosticsStatus;
import ocpp.protocol.firmware.FirmwareStatusNotification;
import ocpp.protocol.firmware.FirmwareStatusNotification.FirmwareStatus;
import ocpp.protocol.firmware.UpdateFirmware;
import ocpp.protocol.security.LogStatusNotification;
import ocpp.protocol.security.LogStatusNotification.UploadLogStatus;
import ocpp.protocol.security.SecurityEventNotification;
import ocpp.protocol.security.SignCertificate;
import ocpp.protocol.security.SignCertificate.GenericStatus;
import ocpp.protocol.security.SignedFirmwareStatusNotification;
import ocpp.protocol.security.SignedFirmwareStatusNotification.SignedFirmwareStatus;
import ocpp.station.JobEvent.JobKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ServiceRulesTest {
    private final TestStation station = TestStation.accepted();

    @Test
    @DisplayName("DATA-01, DATA-04: no vendor is known, and the answer has no data")
    void noVendorIsKnown() {
        Decision decision = station.send(new DataTransfer.Request("com.example", "Hello", "{}"));

        assertThat(TestStation.<DataTransfer.Response>result(decision))
                .isEqualTo(new DataTransfer.Response(DataTransferStatus.UnknownVendorId, null));
        assertThat(decision.events()).isEmpty();
    }

    @Test
    @DisplayName("FW-03, DIAG-02: what a job tells of itself is kept with the CALL that began it")
    void whatAJobTellsOfItselfIsKept() {
        station.answered(
                new UpdateFirmware.Request("ftp://host/image", null, station.now(), null),
                new UpdateFirmware.Response());
        station.answer(new FirmwareStatusNotification.Request(FirmwareStatus.Downloading));
        station.answer(new DiagnosticsStatusNotification.Request(DiagnosticsStatus.Uploading));

        assertThat(job(JobKind.Firmware)).isEqualTo(new Jobs.Job("c1", null, "Downloading", station.now()));
        assertThat(job(JobKind.Diagnostics)).isEqualTo(new Jobs.Job(null, null, "Uploading", station.now()));
    }

    @Test
    @DisplayName("SEC-FW-02, SEC-LOG-02: notifications carry the id of their request")
    void notificationsCarryTheIdOfTheirRequest() {
        station.answer(new SignedFirmwareStatusNotification.Request(SignedFirmwareStatus.Installing, 9));
        station.answer(new LogStatusNotification.Request(UploadLogStatus.Uploaded, 3));

        assertThat(job(JobKind.SignedFirmware)).isEqualTo(new Jobs.Job(null, 9, "Installing", station.now()));
        assertThat(job(JobKind.Log)).isEqualTo(new Jobs.Job(null, 3, "Uploaded", station.now()));
    }

    @Test
    @DisplayName("SEC-EVT-01: a security event is confirmed and kept with both times")
    void aSecurityEventIsKeptWithBothTimes() {
        Decision decision = station.send(new SecurityEventNotification.Request(
                "StartupOfTheDevice", station.now().minusSeconds(9), "x"));

        assertThat(only(decision.events(), SecurityEvent.Reported.class))
                .isEqualTo(new SecurityEvent.Reported(
                        station.now(), station.now().minusSeconds(9), "StartupOfTheDevice", "x"));
    }

    @Test
    @DisplayName("SEC-CERT-04: a request for signing is accepted and kept; what is none is rejected")
    void aRequestForSigningIsAcceptedAndKept() {
        String csr = "-----BEGIN CERTIFICATE REQUEST-----\nMIHS\n-----END CERTIFICATE REQUEST-----\n";

        Decision decision = station.send(new SignCertificate.Request(csr));

        assertThat(TestStation.<SignCertificate.Response>result(decision).status())
                .isEqualTo(GenericStatus.Accepted);
        assertThat(only(decision.events(), SecurityEvent.SigningRequested.class).csr())
                .isEqualTo(csr);
        assertThat(station.answer(new SignCertificate.Request("nonsense")).status())
                .isEqualTo(GenericStatus.Rejected);
    }

    private Jobs.Job job(JobKind kind) {
        return Objects.requireNonNull(station.state().jobs().last().get(kind));
    }
}
