package ocpp.emulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import ocpp.emulator.configuration.ConfigurationKey;
import ocpp.emulator.meter.ArrivingVehicle;
import ocpp.emulator.meter.VehicleModel;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.rpc.CallOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Boot, plain sessions, and how they end. */
class SessionTest {

    @Test
    @DisplayName(
            "BOOT-01, BOOT-02, BOOT-15, STAT-17: the boot comes first; then every connector and connector 0 is told")
    void bootThenStatuses() {
        Rig rig = Rig.of();
        rig.give(new Input.PowerOn());
        assertThat(rig.names().get(0)).isEqualTo("BootNotification");
        assertThat(rig.statuses(0)).containsExactly("Available");
        assertThat(rig.statuses(1)).containsExactly("Available");
        assertThat(rig.statuses(2)).containsExactly("Available");
    }

    @Test
    @DisplayName("BOOT-06, BOOT-12: while Pending only the boot is sent, after the interval")
    void pendingSendsNothingElse() {
        Rig rig = Rig.of();
        rig.registration = RegistrationStatus.Pending;
        rig.give(new Input.PowerOn());
        rig.give(new Input.Plug(1, null));
        rig.seconds(299);
        assertThat(rig.names()).containsExactly("BootNotification");
        rig.registration = RegistrationStatus.Accepted;
        rig.seconds(1);
        assertThat(rig.names().subList(0, 2)).containsExactly("BootNotification", "BootNotification");
        assertThat(rig.statuses(1)).containsExactly("Preparing");
    }

    @Test
    @DisplayName("BOOT-21: a boot without an answer is sent again")
    void bootIsRepeated() {
        Rig rig = Rig.of();
        rig.unless(request -> request instanceof BootNotification.Request, new CallOutcome.TimedOut());
        rig.give(new Input.PowerOn());
        rig.seconds(121);
        assertThat(rig.sent(BootNotification.Request.class)).hasSize(3);
    }

    @Test
    @DisplayName("HB-01: a Heartbeat when nothing else was sent for the interval")
    void heartbeats() {
        Rig rig = Rig.booted();
        rig.seconds(901);
        assertThat(rig.sent(Heartbeat.Request.class)).hasSize(3);
    }

    @Test
    @DisplayName("TC_003: plug in, show the card, charge, show it again, unplug")
    void plugInFirst() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.seconds(600);
        assertThat(rig.connector(1).watts()).isBetween(10_000.0, 11_100.0);
        rig.give(new Input.Swipe(1, "tag-001"));
        rig.give(new Input.Unplug(1));
        assertThat(rig.statuses(1)).containsExactly("Preparing", "Charging", "Finishing", "Available");
        assertThat(rig.sent(Authorize.Request.class)).hasSize(1);
        StopTransaction.Request stop = rig.only(StopTransaction.Request.class);
        assertThat(stop.reason()).isEqualTo(Reason.Local);
        assertThat(stop.transactionId()).isEqualTo(41);
        assertThat(stop.meterStop()).isBetween(1_700, 1_900);
        assertThat(rig.only(StartTransaction.Request.class).meterStart()).isZero();
    }

    @Test
    @DisplayName("TC_004_1: the card first")
    void cardFirst() {
        Rig rig = Rig.booted();
        rig.give(new Input.Swipe(0, "TAG-001"));
        rig.give(new Input.Plug(1, null));
        assertThat(rig.statuses(1)).containsExactly("Preparing", "Charging");
    }

    @Test
    @Obeys(ConfigurationKey.ConnectionTimeOut)
    @DisplayName("START-10, TC_004_2: ConnectionTimeOut drops a card that nobody plugs in for")
    void connectionTimeOut() {
        Rig rig = Rig.booted("ConnectionTimeOut", "20");
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.seconds(21);
        rig.give(new Input.Plug(1, null));
        assertThat(rig.statuses(1)).containsExactly("Preparing", "Available", "Preparing");
        assertThat(rig.sent(StartTransaction.Request.class)).isEmpty();
    }

    @Test
    @DisplayName("AUTH-19, TC_023: a refused card starts nothing")
    void refusedCard() {
        Rig rig = Rig.booted();
        rig.tags = tag -> new IdTagInfo(null, null, AuthorizationStatus.Blocked);
        rig.charge(1, "TAG-009");
        assertThat(rig.statuses(1)).containsExactly("Preparing");
        assertThat(rig.sent(StartTransaction.Request.class)).isEmpty();
        assertThat(rig.effects(Effect.CardRefused.class)).hasSize(1);
    }

    @Test
    @DisplayName(
            "STAT-09, TC_005: pulling out at the vehicle stops: SuspendedEV, StopTransaction, Finishing, Available")
    void unplugAtTheVehicle() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.clear();
        rig.give(new Input.Unplug(1));
        assertThat(rig.statuses(1)).containsExactly("SuspendedEV", "Finishing", "Available");
        assertThat(rig.only(StopTransaction.Request.class).reason()).isEqualTo(Reason.EVDisconnected);
        assertThat(rig.sent(StatusNotification.Request.class).get(0).info()).isEqualTo("EV side disconnected");
    }

    @Test
    @Obeys(ConfigurationKey.StopTransactionOnEVSideDisconnect)
    @DisplayName("STOP-07: StopTransactionOnEVSideDisconnect=false: it goes on, and charges when the cable is back")
    void transactionSurvivesTheVehicle() {
        Rig rig = Rig.booted("StopTransactionOnEVSideDisconnect", "false");
        rig.charge(1, "TAG-001");
        rig.give(new Input.Unplug(1));
        rig.seconds(60);
        rig.give(new Input.Plug(1, null));
        assertThat(rig.statuses(1)).containsExactly("Preparing", "Charging", "SuspendedEV", "Charging");
        assertThat(rig.sent(StopTransaction.Request.class)).isEmpty();
    }

    @Test
    @Obeys(ConfigurationKey.UnlockConnectorOnEVSideDisconnect)
    @DisplayName("STOP-08: UnlockConnectorOnEVSideDisconnect=false: the cable stays locked until the card is shown")
    void cableStaysLocked() {
        Rig rig = Rig.booted("UnlockConnectorOnEVSideDisconnect", "false");
        rig.charge(1, "TAG-001");
        rig.give(new Input.Unplug(1));
        assertThat(rig.connector(1).locked()).isTrue();
        assertThat(rig.statuses(1)).endsWith("SuspendedEV", "Finishing");
        rig.give(new Input.Swipe(1, "TAG-001"));
        assertThat(rig.connector(1).locked()).isFalse();
        assertThat(rig.statuses(1)).endsWith("Finishing", "Available");
    }

    @Test
    @DisplayName("AUTH-15, TC_037_3: a tag refused while it charges: DeAuthorized, and the cable stays locked for it")
    void deauthorized() {
        Rig rig = Rig.booted("LocalPreAuthorize", "true");
        rig.charge(1, "TAG-001");
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.give(new Input.Unplug(1));
        rig.tags = tag -> new IdTagInfo(null, null, AuthorizationStatus.Blocked);
        rig.clear();
        rig.charge(1, "TAG-001");
        assertThat(rig.only(StopTransaction.Request.class).reason()).isEqualTo(Reason.DeAuthorized);
        assertThat(rig.connector(1).locked()).isTrue();
    }

    @Test
    @Obeys({ConfigurationKey.StopTransactionOnInvalidId, ConfigurationKey.MaxEnergyOnInvalidId})
    @DisplayName("AUTH-15, AUTH-16: StopTransactionOnInvalidId=false stops the energy after MaxEnergyOnInvalidId")
    void energyStops() {
        Rig rig = Rig.booted(
                "LocalPreAuthorize", "true", "StopTransactionOnInvalidId", "false", "MaxEnergyOnInvalidId", "500");
        rig.charge(1, "TAG-001");
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.give(new Input.Unplug(1));
        rig.tags = tag -> new IdTagInfo(null, null, AuthorizationStatus.Expired);
        rig.clear();
        rig.charge(1, "TAG-001");
        double before = rig.connector(1).energyWh();
        rig.seconds(3600);
        assertThat(rig.connector(1).energyWh() - before).isBetween(490.0, 505.0);
        assertThat(rig.statuses(1)).endsWith("Charging", "SuspendedEVSE");
        assertThat(rig.sent(StopTransaction.Request.class)).isEmpty();
    }

    @Test
    @DisplayName("STAT-03: a full vehicle is SuspendedEV")
    void fullVehicle() {
        Rig rig = Rig.booted();
        rig.give(new Input.Plug(1, new ArrivingVehicle(VehicleModel.named("phev-12kwh"), 97)));
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.seconds(7200);
        assertThat(rig.statuses(1)).containsExactly("Preparing", "Charging", "SuspendedEV");
    }

    @Test
    @DisplayName("STAT-07, STOP-03: a ground failure ends the transaction with Other, high temperature only pauses it")
    void faults() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.give(new Input.Fault(1, ChargePointErrorCode.HighTemperature, null));
        rig.seconds(10);
        assertThat(rig.connector(1).watts()).isZero();
        rig.give(new Input.ClearFault(1));
        assertThat(rig.statuses(1)).containsExactly("Preparing", "Charging", "Faulted", "Charging");
        rig.give(new Input.Fault(1, ChargePointErrorCode.GroundFailure, "RCD"));
        assertThat(rig.only(StopTransaction.Request.class).reason()).isEqualTo(Reason.Other);
    }

    @Test
    @DisplayName("START-11, TC_024: a lock that fails: Faulted, ConnectorLockFailure, no transaction")
    void lockFailure() {
        Rig rig = Rig.booted();
        rig.give(new Input.LockFailure(1, true));
        rig.charge(1, "TAG-001");
        assertThat(rig.statuses(1)).endsWith("Faulted");
        assertThat(rig.sent(StartTransaction.Request.class)).isEmpty();
        assertThat(rig.connector(1).errorCode()).isEqualTo(ChargePointErrorCode.ConnectorLockFailure);
    }

    @Test
    @DisplayName("STOP-13, TC_032: a power cut ends the transaction with PowerLoss, told after the boot")
    void powerCut() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.seconds(60);
        rig.clear();
        rig.give(new Input.PowerCut());
        assertThat(rig.sent).isEmpty();
        rig.seconds(30);
        rig.give(new Input.PowerOn());
        assertThat(rig.names().get(0)).isEqualTo("BootNotification");
        StopTransaction.Request stop = rig.only(StopTransaction.Request.class);
        assertThat(stop.reason()).isEqualTo(Reason.PowerLoss);
        assertThat(stop.timestamp()).isEqualTo(Rig.START.plusSeconds(61));
        assertThat(rig.statuses(1)).containsExactly("Finishing");
    }

    @Test
    @Obeys(ConfigurationKey.MinimumStatusDuration)
    @DisplayName("STAT-06: MinimumStatusDuration leaves out what lasted less")
    void minimumStatusDuration() {
        Rig rig = Rig.booted("MinimumStatusDuration", "10");
        rig.give(new Input.Plug(1, null));
        rig.seconds(5);
        rig.give(new Input.Unplug(1));
        rig.seconds(30);
        assertThat(rig.statuses(1)).isEmpty();
        rig.give(new Input.Plug(1, null));
        rig.seconds(11);
        assertThat(rig.statuses(1)).containsExactly("Preparing");
    }
}
