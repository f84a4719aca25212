package ocpp.emulator.chargepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import ocpp.emulator.configuration.ConfigurationKey;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.AuthorizationData;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import ocpp.rpc.CallOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Without a link, and with a central system that does not process messages. */
class OfflineTest {
    private static final IdTagInfo ACCEPTED = new IdTagInfo(null, null, AuthorizationStatus.Accepted);

    @Test
    @DisplayName(
            "TXQ-01, TXQ-02, AUTH-14, J-CONN-22, TC_039: a session offline is delivered in order, without a new boot")
    void sessionOffline() {
        Rig rig = Rig.booted("MeterValueSampleInterval", "60");
        list(rig, "TAG-001");
        rig.clear();
        rig.lose();
        rig.charge(1, "TAG-001");
        rig.seconds(130);
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.give(new Input.Unplug(1));
        assertThat(rig.sent).isEmpty();
        rig.find();
        assertThat(rig.names().subList(0, 4))
                .containsExactly("StartTransaction", "MeterValues", "MeterValues", "StopTransaction");
        assertThat(rig.sent(BootNotification.Request.class)).isEmpty();
        assertThat(rig.only(StopTransaction.Request.class).transactionId()).isEqualTo(41);
        assertThat(rig.sent(MeterValues.Request.class))
                .allMatch(values -> Integer.valueOf(41).equals(values.transactionId()));
        assertThat(rig.only(StartTransaction.Request.class).timestamp()).isEqualTo(Rig.START);
        assertThat(rig.statuses(1))
                .as("STAT-10: nothing has changed in the end")
                .isEmpty();
    }

    @Test
    @Obeys({ConfigurationKey.AllowOfflineTxForUnknownId, ConfigurationKey.LocalAuthorizeOffline})
    @DisplayName("AUTH-12, AUTH-13: offline only listed or cached tags start, unknown ones where the key allows it")
    void whoMayStartOffline() {
        Rig rig = Rig.booted();
        rig.lose();
        rig.charge(1, "UNKNOWN");
        assertThat(rig.connector(1).transaction()).isNull();
        Rig open = Rig.booted("AllowOfflineTxForUnknownId", "true");
        open.lose();
        open.charge(1, "UNKNOWN");
        assertThat(open.connector(1).transaction()).isNotNull();
        Rig closed = Rig.booted("LocalAuthorizeOffline", "false");
        list(closed, "TAG-001");
        closed.lose();
        closed.charge(1, "TAG-001");
        assertThat(closed.connector(1).transaction()).isNull();
    }

    @Test
    @DisplayName("TXQ-02: after a CALL that ended with the link nothing is tried until there is another one")
    void nothingIsSentOverALinkThatHasGone() {
        Rig rig = Rig.booted();
        rig.unless(request -> request instanceof StartTransaction.Request, new CallOutcome.Disconnected());
        rig.charge(1, "TAG-001");
        rig.seconds(10);
        assertThat(rig.sent(StartTransaction.Request.class)).hasSize(1);
    }

    @Test
    @DisplayName("AUTH-20: a central system that refuses Authorize counts as not reachable")
    void callErrorCountsAsOffline() {
        Rig rig = Rig.booted();
        list(rig, "TAG-001");
        rig.unless(
                request -> request instanceof Authorize.Request,
                new CallOutcome.Refused("InternalError", "", "{}", false));
        rig.charge(1, "TAG-001");
        assertThat(rig.connector(1).transaction()).isNotNull();
    }

    @Test
    @Obeys({ConfigurationKey.TransactionMessageAttempts, ConfigurationKey.TransactionMessageRetryInterval})
    @DisplayName("TXQ-04: attempts and waits are those of the keys")
    void attemptsByTheKeys() {
        Rig rig = Rig.booted("TransactionMessageAttempts", "2", "TransactionMessageRetryInterval", "5");
        rig.unless(request -> request instanceof StartTransaction.Request, new CallOutcome.TimedOut());
        rig.charge(1, "TAG-001");
        rig.seconds(3);
        assertThat(rig.sent(StartTransaction.Request.class)).hasSize(1);
        rig.seconds(600);
        assertThat(rig.sent(StartTransaction.Request.class)).hasSize(2);
    }

    @Test
    @DisplayName("TXQ-04, START-09: three attempts after 60 s and 120 s, then it goes on with transactionId -1")
    void retriesAndGivesUp() {
        Rig rig = Rig.booted("MeterValueSampleInterval", "0");
        rig.unless(
                request -> request instanceof StartTransaction.Request,
                new CallOutcome.Refused("InternalError", "", "{}", false));
        rig.charge(1, "TAG-001");
        rig.seconds(58);
        assertThat(rig.sent(StartTransaction.Request.class)).hasSize(1);
        rig.seconds(2);
        assertThat(rig.sent(StartTransaction.Request.class)).hasSize(2);
        rig.seconds(121);
        assertThat(rig.sent(StartTransaction.Request.class)).hasSize(3);
        assertThat(rig.effects(Effect.MessageGivenUp.class)).hasSize(1);
        rig.give(new Input.Swipe(1, "TAG-001"));
        assertThat(rig.only(StopTransaction.Request.class).transactionId()).isEqualTo(-1);
    }

    @Test
    @DisplayName("TXQ-03: a status overtakes a message that waits for its next attempt")
    void statusOvertakes() {
        Rig rig = Rig.booted();
        rig.unless(request -> request instanceof StartTransaction.Request, new CallOutcome.TimedOut());
        rig.charge(1, "TAG-001");
        assertThat(rig.statuses(1)).containsExactly("Preparing", "Charging");
    }

    @Test
    @DisplayName("J-CONN-11, J-CONN-25: tries are kept apart, more and more, and at once when the network is back")
    void backOff() {
        Rig rig = Rig.booted();
        rig.lose();
        rig.seconds(3600);
        List<Effect.Connect> tries = rig.effects(Effect.Connect.class);
        assertThat(tries).hasSizeBetween(14, 40);
        rig.give(new Input.CarrierLost("no carrier"));
        rig.clear();
        rig.seconds(3600);
        assertThat(rig.effects(Effect.Connect.class)).isEmpty();
        rig.reachable = true;
        rig.give(new Input.CarrierBack());
        assertThat(rig.isLinked()).isTrue();
    }

    @Test
    @DisplayName("TXQ-07: queue and transaction survive a restart of the process: PowerLoss, one start, one stop")
    void survivesTheProcess() {
        ChargePointSetup setup = ChargePointSetup.of("CP_1").withPersistence(true);
        Rig rig = new Rig(setup);
        rig.give(new Input.PowerOn());
        rig.charge(1, "TAG-001");
        rig.lose();
        rig.seconds(130);
        double register = rig.connector(1).energyWh();
        rig.clear();
        rig.reachable = true;
        rig.restartProcess(setup);
        rig.seconds(5);
        assertThat(rig.names().get(0)).isEqualTo("BootNotification");
        assertThat(rig.sent(StartTransaction.Request.class)).isEmpty();
        StopTransaction.Request stop = rig.only(StopTransaction.Request.class);
        assertThat(stop.reason()).isEqualTo(Reason.PowerLoss);
        assertThat(stop.transactionId()).isEqualTo(41);
        assertThat((double) stop.meterStop()).isBetween(register - 60, register);
        assertThat(rig.sent(MeterValues.Request.class)).hasSize(2);
    }

    static void list(Rig rig, String... tags) {
        List<AuthorizationData> entries =
                Stream.of(tags).map(tag -> new AuthorizationData(tag, ACCEPTED)).toList();
        rig.call(new SendLocalList.Request(1, entries, UpdateType.Full));
    }
}
