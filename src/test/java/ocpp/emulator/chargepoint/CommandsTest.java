package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.AuthorizeRemoteTxRequests;
import static ocpp.emulator.configuration.ConfigurationKey.GetConfigurationMaxKeys;
import static ocpp.emulator.configuration.ConfigurationKey.HeartbeatInterval;
import static ocpp.emulator.configuration.ConfigurationKey.MessageTimeout;
import static ocpp.emulator.configuration.ConfigurationKey.NumberOfConnectors;
import static ocpp.emulator.configuration.ConfigurationKey.ResetRetries;
import static ocpp.emulator.configuration.ConfigurationKey.SupportedFeatureProfiles;
import static ocpp.emulator.configuration.ConfigurationKey.WebSocketPingInterval;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.ChangeAvailability;
import ocpp.protocol.core.ChangeAvailability.AvailabilityStatus;
import ocpp.protocol.core.ChangeAvailability.AvailabilityType;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.ChangeConfiguration.ConfigurationStatus;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.core.DataTransfer.DataTransferStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.RemoteStartStopStatus;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.core.RemoteStopTransaction;
import ocpp.protocol.core.Reset;
import ocpp.protocol.core.Reset.ResetType;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.protocol.core.UnlockConnector;
import ocpp.protocol.core.UnlockConnector.UnlockStatus;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.wire.ErrorCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The CALLs of the core profile have the effect that they ask for. */
class CommandsTest {

    @Test
    @Obeys(AuthorizeRemoteTxRequests)
    @DisplayName("RSTART-02, TC_010: a remote start asks for the tag only where the key says so")
    void remoteStart() {
        for (String authorize : List.of("true", "false")) {
            Rig rig = Rig.booted("AuthorizeRemoteTxRequests", authorize);
            rig.give(new Input.Plug(1, null));
            assertThat(remoteStart(rig, 1)).isEqualTo(RemoteStartStopStatus.Accepted);
            assertThat(rig.only(StartTransaction.Request.class).idTag()).isEqualTo("TAG-001");
            assertThat(rig.sent(Authorize.Request.class)).hasSize(authorize.equals("true") ? 1 : 0);
            assertThat(remoteStart(rig, 1)).isEqualTo(RemoteStartStopStatus.Rejected);
        }
    }

    @Test
    @DisplayName("RSTART-07, TC_011_2: without a cable a remote start is over after ConnectionTimeOut")
    void remoteStartTimesOut() {
        Rig rig = Rig.booted("ConnectionTimeOut", "30");
        assertThat(remoteStart(rig, 1)).isEqualTo(RemoteStartStopStatus.Accepted);
        rig.seconds(31);
        assertThat(rig.statuses(1)).containsExactly("Preparing", "Available");
    }

    @Test
    @DisplayName("BOOT-13: while Pending remote starts are rejected")
    void remoteStartWhilePending() {
        Rig rig = Rig.of();
        rig.registration = RegistrationStatus.Pending;
        rig.give(new Input.PowerOn());
        assertThat(remoteStart(rig, 1)).isEqualTo(RemoteStartStopStatus.Rejected);
    }

    @Test
    @DisplayName("RSTOP-01, RSTOP-02, TC_012, TC_028: a remote stop ends the transaction it names, with Remote")
    void remoteStop() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        assertThat(rig.call(new RemoteStopTransaction.Request(40)))
                .isEqualTo(new RemoteStopTransaction.Response(RemoteStartStopStatus.Rejected));
        assertThat(rig.call(new RemoteStopTransaction.Request(41)))
                .isEqualTo(new RemoteStopTransaction.Response(RemoteStartStopStatus.Accepted));
        assertThat(rig.only(StopTransaction.Request.class).reason()).isEqualTo(Reason.Remote);
        assertThat(rig.connector(1).locked()).isFalse();
    }

    @Test
    @DisplayName("RESET-02, RESET-03, TC_014: a soft reset ends the transaction, tells it, restarts and boots")
    void softReset() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.clear();
        rig.call(new Reset.Request(ResetType.Soft));
        rig.seconds(10);
        assertThat(rig.only(StopTransaction.Request.class).reason()).isEqualTo(Reason.SoftReset);
        assertThat(rig.names().indexOf("StopTransaction"))
                .isLessThan(rig.names().indexOf("BootNotification"));
        assertThat(rig.statuses(1)).endsWith("Finishing");
    }

    @Test
    @DisplayName("RESET-04, TC_013: a hard reset tells the StopTransaction after the boot")
    void hardReset() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.clear();
        rig.call(new Reset.Request(ResetType.Hard));
        rig.seconds(10);
        assertThat(rig.only(StopTransaction.Request.class).reason()).isEqualTo(Reason.HardReset);
        assertThat(rig.names().indexOf("BootNotification"))
                .isLessThan(rig.names().indexOf("StopTransaction"));
    }

    @Test
    @Obeys(ResetRetries)
    @DisplayName("RESET-05: a reset that fails is tried as often as the key says")
    void resetRetries() {
        Rig rig = Rig.booted("ResetRetries", "2");
        rig.give(new Input.Fault(0, ChargePointErrorCode.ResetFailure, null));
        rig.call(new Reset.Request(ResetType.Hard));
        rig.seconds(7);
        rig.give(new Input.ClearFault(0));
        rig.seconds(10);
        assertThat(rig.sent(BootNotification.Request.class)).hasSize(1);
        rig.clear();
        rig.give(new Input.Fault(0, ChargePointErrorCode.ResetFailure, null));
        rig.call(new Reset.Request(ResetType.Hard));
        rig.seconds(60);
        rig.give(new Input.ClearFault(0));
        rig.seconds(60);
        assertThat(rig.sent(BootNotification.Request.class)).isEmpty();
    }

    @Test
    @DisplayName("AVAIL-01, AVAIL-03, STAT-04: scheduled while charging, told when it happens, kept over a power cut")
    void availability() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        assertThat(availability(rig, 1, AvailabilityType.Inoperative)).isEqualTo(AvailabilityStatus.Scheduled);
        assertThat(availability(rig, 2, AvailabilityType.Inoperative)).isEqualTo(AvailabilityStatus.Accepted);
        assertThat(rig.statuses(2)).containsExactly("Unavailable");
        rig.give(new Input.Swipe(1, "TAG-001"));
        assertThat(rig.statuses(1)).endsWith("Charging", "Unavailable");
        rig.clear();
        rig.give(new Input.PowerCut());
        rig.give(new Input.PowerOn());
        assertThat(rig.statuses(1)).containsExactly("Unavailable");
        assertThat(availability(rig, 0, AvailabilityType.Operative)).isEqualTo(AvailabilityStatus.Accepted);
        assertThat(rig.statuses(2)).endsWith("Available");
        assertThat(availability(rig, 3, AvailabilityType.Operative)).isEqualTo(AvailabilityStatus.Rejected);
    }

    @Test
    @DisplayName("UNLOCK-01, UNLOCK-02, TC_018, TC_030: unlocking ends the transaction; a stuck lock is told")
    void unlock() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        assertThat(unlock(rig, 1)).isEqualTo(UnlockStatus.Unlocked);
        assertThat(rig.only(StopTransaction.Request.class).reason()).isEqualTo(Reason.UnlockCommand);
        rig.give(new Input.LockFailure(2, true));
        assertThat(unlock(rig, 2)).isEqualTo(UnlockStatus.UnlockFailed);
        assertThat(unlock(rig, 3)).isEqualTo(UnlockStatus.NotSupported);
        Rig fixed = new Rig(ChargePointSetup.of("CP_1").withTemplate(ChargePointTemplate.named("dc-150kw")));
        fixed.give(new Input.PowerOn());
        assertThat(unlock(fixed, 1)).isEqualTo(UnlockStatus.NotSupported);
    }

    @Test
    @Obeys({GetConfigurationMaxKeys, NumberOfConnectors})
    @DisplayName("CFG-01, CFG-02: all keys, one key, and no more than it takes at once")
    void getConfiguration() {
        Rig rig = new Rig(ChargePointSetup.of("CP_1").withConnectors(5).with("GetConfigurationMaxKeys", "3"));
        rig.give(new Input.PowerOn());
        GetConfiguration.Response one = (GetConfiguration.Response)
                rig.call(new GetConfiguration.Request(List.of("numberofconnectors", "Nonsense")));
        assertThat(one.configurationKey()).singleElement().extracting("value").isEqualTo("5");
        assertThat(one.unknownKey()).containsExactly("Nonsense");
        assertThat(rig.statuses(5)).containsExactly("Available");
        assertThat(rig.call(new GetConfiguration.Request(Collections.nCopies(4, "NumberOfConnectors"))))
                .extracting("code")
                .isEqualTo(ErrorCode.OccurenceConstraintViolation);
    }

    @Test
    @Obeys({HeartbeatInterval, WebSocketPingInterval, MessageTimeout})
    @DisplayName("CFG-03: a change of the three waits is obeyed at once")
    void changeConfiguration() {
        Rig rig = Rig.booted();
        assertThat(change(rig, "heartbeatinterval", "20")).isEqualTo(ConfigurationStatus.Accepted);
        assertThat(change(rig, "WebSocketPingInterval", "15")).isEqualTo(ConfigurationStatus.Accepted);
        assertThat(change(rig, "WebSocketPingInterval", "-1")).isEqualTo(ConfigurationStatus.Rejected);
        assertThat(change(rig, "MessageTimeout", "7")).isEqualTo(ConfigurationStatus.Accepted);
        rig.seconds(61);
        assertThat(rig.sent(Heartbeat.Request.class)).hasSize(3);
        assertThat(rig.effects(Effect.PingEvery.class)).containsExactly(new Effect.PingEvery(Duration.ofSeconds(15)));
        assertThat(rig.effects(Effect.Send.class))
                .extracting(Effect.Send::timeout)
                .containsOnly(Duration.ofSeconds(7));
        rig.clear();
        rig.give(new Input.PowerCut());
        rig.give(new Input.PowerOn());
        assertThat(rig.effects(Effect.PingEvery.class)).containsExactly(new Effect.PingEvery(Duration.ofSeconds(15)));
    }

    @Test
    @Obeys(SupportedFeatureProfiles)
    @DisplayName("CFG-10, J-ERR-02: a profile that is not supported is NotSupported, and its keys are not there")
    void featureProfiles() {
        Rig rig = Rig.booted("SupportedFeatureProfiles", "Core");
        assertThat(rig.call(new ReserveNow.Request(1, Rig.START.plusSeconds(60), "TAG-001", null, 1)))
                .extracting("code")
                .isEqualTo(ErrorCode.NotSupported);
        GetConfiguration.Response all = (GetConfiguration.Response) rig.call(new GetConfiguration.Request(null));
        assertThat(all.configurationKey()).extracting("key").doesNotContain("LocalAuthListEnabled");
    }

    @Test
    @DisplayName("DATA-01: Echo gives the data back, other vendors are unknown")
    void dataTransfer() {
        Rig rig = Rig.booted();
        assertThat(rig.call(new DataTransfer.Request("org.ocpp-pekko", "Echo", "hello")))
                .isEqualTo(new DataTransfer.Response(DataTransferStatus.Accepted, "hello"));
    }

    @Test
    @DisplayName("STOP-03: the emergency stop and the reset button say so")
    void otherReasons() {
        Rig rig = Rig.booted();
        rig.tags = tag -> new IdTagInfo(null, null, AuthorizationStatus.Accepted);
        rig.charge(1, "TAG-001");
        rig.give(new Input.EmergencyStop());
        rig.charge(2, "TAG-002");
        rig.give(new Input.ResetButton());
        rig.seconds(10);
        assertThat(rig.sent(StopTransaction.Request.class))
                .extracting(StopTransaction.Request::reason)
                .containsExactly(Reason.EmergencyStop, Reason.Reboot);
    }

    private static RemoteStartStopStatus remoteStart(Rig rig, int connectorId) {
        Object answer = rig.call(new RemoteStartTransaction.Request(connectorId, "TAG-001", null));
        return ((RemoteStartTransaction.Response) answer).status();
    }

    private static AvailabilityStatus availability(Rig rig, int connectorId, AvailabilityType type) {
        return ((ChangeAvailability.Response) rig.call(new ChangeAvailability.Request(connectorId, type))).status();
    }

    private static UnlockStatus unlock(Rig rig, int connectorId) {
        return ((UnlockConnector.Response) rig.call(new UnlockConnector.Request(connectorId))).status();
    }

    private static ConfigurationStatus change(Rig rig, String key, String value) {
        return ((ChangeConfiguration.Response) rig.call(new ChangeConfiguration.Request(key, value))).status();
    }
}
