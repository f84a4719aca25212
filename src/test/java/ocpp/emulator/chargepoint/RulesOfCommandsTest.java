package ocpp.emulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import ocpp.protocol.core.ChangeAvailability;
import ocpp.protocol.core.ChangeAvailability.AvailabilityType;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.firmware.DiagnosticsStatusNotification;
import ocpp.protocol.firmware.FirmwareStatusNotification;
import ocpp.protocol.firmware.GetDiagnostics;
import ocpp.protocol.reservation.CancelReservation;
import ocpp.protocol.reservation.CancelReservation.CancelReservationStatus;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.security.GetLog;
import ocpp.protocol.security.GetLog.LogType;
import ocpp.protocol.security.LogStatusNotification;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessage.MessageTrigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What commands bring about, beyond their answers. */
class RulesOfCommandsTest {

    @Test
    @DisplayName(
            "AVAIL-02, STAT-15: connector 0 takes all out of use; one that charges follows when its transaction ends, and is told then")
    void wholeChargePointOutOfUse() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.clear();
        assertThat(rig.call(new ChangeAvailability.Request(0, AvailabilityType.Inoperative)))
                .isEqualTo(new ChangeAvailability.Response(ChangeAvailability.AvailabilityStatus.Scheduled));
        assertThat(rig.statuses(2)).containsExactly("Unavailable");
        assertThat(rig.statuses(1)).isEmpty();
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.give(new Input.Unplug(1));
        assertThat(rig.statuses(1)).endsWith("Unavailable");
        assertThat(rig.statuses(0)).containsExactly("Unavailable");
    }

    @Test
    @DisplayName(
            "STAT-02, STAT-08: connector 0 never charges; EVCommunicationError is told with the statuses it goes with only")
    void statusesAndErrors() {
        Rig rig = Rig.booted();
        rig.give(new Input.Fault(1, ChargePointErrorCode.EVCommunicationError, null));
        assertThat(rig.sent(StatusNotification.Request.class))
                .as("while Available")
                .isEmpty();
        rig.charge(1, "TAG-001");
        assertThat(rig.sent(StatusNotification.Request.class))
                .filteredOn(status -> status.errorCode() == ChargePointErrorCode.EVCommunicationError)
                .extracting(status -> status.status().name())
                .containsExactly("Preparing");
        assertThat(rig.statuses(0)).isEmpty();
    }

    @Test
    @DisplayName("RES-06, RES-10: a reservation ends with a fault or by CancelReservation, which knows no other")
    void reservationEnds() {
        Rig rig = Rig.booted();
        reserve(rig, 7);
        assertThat(cancel(rig, 8)).isEqualTo(CancelReservationStatus.Rejected);
        assertThat(cancel(rig, 7)).isEqualTo(CancelReservationStatus.Accepted);
        assertThat(rig.statuses(1)).containsExactly("Reserved", "Available");
        reserve(rig, 9);
        rig.give(new Input.Fault(1, ChargePointErrorCode.GroundFailure, null));
        rig.seconds(1);
        rig.give(new Input.ClearFault(1));
        assertThat(rig.statuses(1)).endsWith("Available");
        assertThat(cancel(rig, 9)).isEqualTo(CancelReservationStatus.Rejected);
    }

    @Test
    @DisplayName("RSTART-03, TC_010: without a connector the one with the cable is taken")
    void remoteStartFindsTheConnector() {
        Rig rig = Rig.booted();
        rig.give(new Input.Plug(2, null));
        rig.call(new RemoteStartTransaction.Request(null, "TAG-009", null));
        rig.seconds(1);
        StartTransaction.Request start = rig.only(StartTransaction.Request.class);
        assertThat(start.connectorId()).isEqualTo(2);
        assertThat(start.idTag()).isEqualTo("TAG-009");
    }

    @Test
    @DisplayName(
            "SC-RUN-01, SC-PUR-08: offline a new transaction keeps to the TxDefaultProfile, and one that runs to its TxProfile")
    void limitsOffline() {
        Rig rig = Rig.booted("AllowOfflineTxForUnknownId", "true");
        set(rig, 0, ChargingProfilePurpose.TxDefaultProfile, 8);
        rig.charge(1, "TAG-001");
        set(rig, 1, ChargingProfilePurpose.TxProfile, 12);
        rig.lose();
        rig.charge(2, "TAG-002");
        rig.seconds(60);
        assertThat(rig.connector(1).watts()).isBetween(7_900.0, 8_400.0);
        assertThat(rig.connector(2).watts()).isBetween(5_300.0, 5_600.0);
    }

    @Test
    @DisplayName("TRIG-06: Idle is told when asked for while nothing is under way, and never else")
    void idle() {
        Rig rig = Rig.booted();
        rig.call(new TriggerMessage.Request(MessageTrigger.DiagnosticsStatusNotification, null));
        rig.call(new TriggerMessage.Request(MessageTrigger.FirmwareStatusNotification, null));
        assertThat(rig.only(DiagnosticsStatusNotification.Request.class).status())
                .isEqualTo(DiagnosticsStatusNotification.DiagnosticsStatus.Idle);
        assertThat(rig.only(FirmwareStatusNotification.Request.class).status())
                .isEqualTo(FirmwareStatusNotification.FirmwareStatus.Idle);
        rig.clear();
        rig.call(new GetDiagnostics.Request("http://files/up", null, null, null, null));
        rig.call(new TriggerMessage.Request(MessageTrigger.DiagnosticsStatusNotification, null));
        assertThat(rig.sent(DiagnosticsStatusNotification.Request.class))
                .extracting(request -> request.status().name())
                .containsExactly("Uploading", "Uploading");
    }

    @Test
    @DisplayName(
            "SEC-EVT-02, SEC-LOG-02, DIAG-03: the security log holds every event of the time asked for, and its upload names the request")
    void securityLog() {
        Rig rig = Rig.booted();
        rig.seconds(100);
        rig.give(new Input.BadText("no JSON"));
        rig.call(new GetLog.Request(
                new GetLog.LogParameters("http://files/log", Rig.START.plusSeconds(50), null),
                LogType.SecurityLog,
                5,
                null,
                null));
        Effect.Upload upload = rig.effects(Effect.Upload.class).get(0);
        assertThat(upload.content()).contains("InvalidMessages").doesNotContain("StartupOfTheDevice");
        rig.give(new Input.FileDone(upload.job(), FileContent.UPLOADED));
        List<LogStatusNotification.Request> told = rig.sent(LogStatusNotification.Request.class);
        assertThat(told).extracting(request -> request.status().name()).containsExactly("Uploading", "Uploaded");
        assertThat(told).allMatch(request -> Integer.valueOf(5).equals(request.requestId()));
    }

    private static void reserve(Rig rig, int reservationId) {
        rig.call(new ReserveNow.Request(1, rig.now.plusSeconds(1800), "HOLDER", null, reservationId));
    }

    private static CancelReservationStatus cancel(Rig rig, int reservationId) {
        return ((CancelReservation.Response) rig.call(new CancelReservation.Request(reservationId))).status();
    }

    private static void set(Rig rig, int connectorId, ChargingProfilePurpose purpose, int amps) {
        rig.call(new SetChargingProfile.Request(
                connectorId, LimitsTest.profile(amps, purpose, ChargingRateUnit.A, 0, amps)));
    }
}
