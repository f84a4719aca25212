package ocpp.emulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import ocpp.protocol.core.ChangeAvailability;
import ocpp.protocol.core.ChangeAvailability.AvailabilityStatus;
import ocpp.protocol.core.ChangeAvailability.AvailabilityType;
import ocpp.protocol.core.RemoteStartStopStatus;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.reservation.ReserveNow.ReservationStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is out of use, reserved or faulted takes nobody. */
class AvailabilityTest {

    @Test
    @DisplayName("AVAIL-05: Operative cancels what is scheduled; an unknown connector is Rejected")
    void operativeCancels() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        assertThat(change(rig, 1, AvailabilityType.Inoperative)).isEqualTo(AvailabilityStatus.Scheduled);
        assertThat(change(rig, 1, AvailabilityType.Operative)).isEqualTo(AvailabilityStatus.Accepted);
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.give(new Input.Unplug(1));
        assertThat(rig.statuses(1)).endsWith("Available").doesNotContain("Unavailable");
        assertThat(change(rig, 3, AvailabilityType.Operative)).isEqualTo(AvailabilityStatus.Rejected);
    }

    @Test
    @DisplayName("AVAIL-04: what is out of use is so after a power cut and after a restart of the process")
    void survives() {
        ChargePointSetup setup = ChargePointSetup.of("CP_1").withPersistence(true);
        Rig rig = new Rig(setup);
        rig.give(new Input.PowerOn());
        change(rig, 2, AvailabilityType.Inoperative);
        rig.give(new Input.PowerCut());
        rig.clear();
        rig.give(new Input.PowerOn());
        assertThat(rig.statuses(2)).containsExactly("Unavailable");
        rig.restartProcess(setup);
        assertThat(rig.statuses(2)).endsWith("Unavailable");
    }

    @Test
    @DisplayName(
            "RSTART-04, TC_026, TC_027: no remote start where nobody can charge: connector 0, unknown, unavailable, faulted, busy, reserved")
    void whereNoRemoteStartIsTaken() {
        Rig rig = Rig.booted();
        assertThat(start(rig, 0)).isEqualTo(RemoteStartStopStatus.Rejected);
        assertThat(start(rig, 3)).isEqualTo(RemoteStartStopStatus.Rejected);
        change(rig, 1, AvailabilityType.Inoperative);
        assertThat(start(rig, 1)).isEqualTo(RemoteStartStopStatus.Rejected);
        change(rig, 1, AvailabilityType.Operative);
        rig.give(new Input.Fault(1, ChargePointErrorCode.GroundFailure, null));
        assertThat(start(rig, 1)).isEqualTo(RemoteStartStopStatus.Rejected);
        rig.give(new Input.ClearFault(1));
        assertThat(reserve(rig, 1, 7)).isEqualTo(ReservationStatus.Accepted);
        assertThat(start(rig, 1)).isEqualTo(RemoteStartStopStatus.Rejected);
        rig.charge(2, "TAG-002");
        assertThat(start(rig, 2)).isEqualTo(RemoteStartStopStatus.Rejected);
    }

    @Test
    @DisplayName(
            "RES-01: a known reservationId replaces its reservation; RES-02: a warning of the charge point keeps nobody from reserving, a fault does")
    void reservations() {
        Rig rig = Rig.booted();
        assertThat(reserve(rig, 1, 7)).isEqualTo(ReservationStatus.Accepted);
        assertThat(reserve(rig, 2, 7)).isEqualTo(ReservationStatus.Accepted);
        assertThat(rig.statuses(1)).containsExactly("Reserved", "Available");
        assertThat(rig.statuses(2)).containsExactly("Reserved");
        rig.give(new Input.Fault(0, ChargePointErrorCode.WeakSignal, null));
        assertThat(reserve(rig, 1, 8)).isEqualTo(ReservationStatus.Accepted);
        rig.give(new Input.Fault(0, ChargePointErrorCode.InternalError, null));
        assertThat(reserve(rig, 1, 8)).isEqualTo(ReservationStatus.Faulted);
    }

    @Test
    @DisplayName(
            "RES-12: no reservation for a time that is over; it survives a power cut, and a remote start of its tag uses it")
    void reservationSurvives() {
        Rig rig = Rig.booted();
        assertThat(rig.call(new ReserveNow.Request(1, Rig.START.minusSeconds(1), "TAG-001", null, 6)))
                .isEqualTo(new ReserveNow.Response(ReservationStatus.Rejected));
        assertThat(reserve(rig, 1, 7)).isEqualTo(ReservationStatus.Accepted);
        rig.give(new Input.PowerCut());
        rig.give(new Input.PowerOn());
        rig.clear();
        rig.call(new RemoteStartTransaction.Request(1, "HOLDER", null));
        rig.give(new Input.Plug(1, null));
        rig.seconds(1);
        assertThat(rig.only(StartTransaction.Request.class).reservationId()).isEqualTo(7);
    }

    private static ReservationStatus reserve(Rig rig, int connectorId, int reservationId) {
        Object answer = rig.call(
                new ReserveNow.Request(connectorId, Rig.START.plusSeconds(1800), "HOLDER", null, reservationId));
        return ((ReserveNow.Response) answer).status();
    }

    private static RemoteStartStopStatus start(Rig rig, int connectorId) {
        Object answer = rig.call(new RemoteStartTransaction.Request(connectorId, "TAG-001", null));
        return ((RemoteStartTransaction.Response) answer).status();
    }

    private static AvailabilityStatus change(Rig rig, int connectorId, AvailabilityType type) {
        return ((ChangeAvailability.Response) rig.call(new ChangeAvailability.Request(connectorId, type))).status();
    }
}
