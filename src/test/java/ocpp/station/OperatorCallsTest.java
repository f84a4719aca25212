package ocpp.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.ClearCache.ClearCacheStatus;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.reservation.ReserveNow.ReservationStatus;
import ocpp.rpc.CallOutcome;
import ocpp.station.ChargePointActor.Close;
import ocpp.station.ChargePointActor.CloseTransaction;
import ocpp.station.ChargePointActor.Disconnected;
import ocpp.station.ChargePointActor.Ended;
import ocpp.station.ChargePointActor.Register;
import ocpp.station.ChargePointActor.Remove;
import ocpp.station.ChargePointActor.Send;
import ocpp.station.ChargePointActor.ToConnection;
import ocpp.station.Executed.Finished;
import ocpp.station.Executed.NotSent;
import ocpp.station.Executed.Obstacle;
import ocpp.station.ReservationEvent.ReservationState;
import ocpp.station.TurnableLedger.Mode;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OperatorCallsTest {
    private static final ActorTestKit KIT = ActorTestKit.create(ManualTime.config());
    private static final ManualTime TIME = ManualTime.get(KIT.system());
    private static final ClearCache.Request CLEAR = new ClearCache.Request();
    private static final CallOutcome CLEARED =
            new CallOutcome.Answered(new ClearCache.Response(ClearCacheStatus.Accepted));

    private final TestActor station = new TestActor(KIT, "ocpp.station.pending-commands = 2");

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void aCallIsRecordedSentAndItsEndIsTold() {
        TestProbe<ToConnection> connection = station.booted();

        TestProbe<Executed> operator = station.execute("c1", CLEAR);
        assertThat(connection.expectMessageClass(Send.class)).isEqualTo(new Send("c1", CLEAR, Duration.ofSeconds(30)));
        assertThat(station.ledger.written())
                .contains(new CommandEvent.Sent(TestStation.START, "c1", "operator", CLEAR));
        station.tell(new Ended("c1", CLEARED));

        assertThat(operator.receiveMessage()).isEqualTo(new Finished(CLEAR, CLEARED));
        assertThat(station.ledger.written()).contains(new CommandEvent.Ended(TestStation.START, "c1", CLEARED));
    }

    @Test
    @DisplayName("J-RPC-23: without a connection nothing is sent, now or later")
    void withoutAConnectionNothingIsSent() {
        assertThat(obstacle(station.execute("c1", CLEAR))).isEqualTo(Obstacle.NotConnected);

        station.booted().expectNoMessage(Duration.ZERO);
    }

    @Test
    @DisplayName("BOOT-08: nothing is sent to a Rejected station")
    void nothingIsSentToARejectedStation() {
        station.booted();
        TestProbe<Changed> operator = KIT.createTestProbe();
        station.tell(new Register(RegistrationStatus.Rejected, null, "operator", operator.ref()));
        assertThat(operator.receiveMessage()).isEqualTo(new Changed.Done());

        assertThat(obstacle(station.execute("c1", CLEAR))).isEqualTo(Obstacle.NotAllowed);
    }

    @Test
    void callsThatWaitAreBounded() {
        station.booted();
        station.execute("c1", CLEAR);
        station.execute("c2", CLEAR);

        assertThat(obstacle(station.execute("c3", CLEAR))).isEqualTo(Obstacle.QueueFull);
    }

    @Test
    void aCallThatCannotBeRecordedIsNotSent() {
        TestProbe<ToConnection> connection = station.booted();
        station.ledger.turn(Mode.FAILS);

        assertThat(obstacle(station.execute("c1", CLEAR))).isEqualTo(Obstacle.LedgerFailed);
        connection.expectNoMessage(Duration.ZERO);
    }

    @Test
    void anEndThatCannotBeRecordedIsToldAllTheSame() {
        TestProbe<ToConnection> connection = station.booted();
        TestProbe<Executed> operator = station.execute("c1", CLEAR);
        connection.expectMessageClass(Send.class);
        station.ledger.turn(Mode.FAILS);

        station.tell(new Ended("c1", CLEARED));

        assertThat(operator.receiveMessage()).isEqualTo(new Finished(CLEAR, CLEARED));
    }

    @Test
    @DisplayName("J-CONN-24: calls end with their connection, once")
    void callsEndWithTheirConnection() {
        TestProbe<ToConnection> connection = station.booted();
        TestProbe<Executed> first = station.execute("c1", CLEAR);
        connection.expectMessageClass(Send.class);
        TestProbe<ToConnection> newer = station.connect();
        TestProbe<Executed> second = station.execute("c2", CLEAR);
        newer.expectMessageClass(Send.class);

        station.tell(new Disconnected(connection.ref()));
        station.tell(new Ended("c1", new CallOutcome.Disconnected()));
        station.tell(new Ended("c2", CLEARED));

        assertThat(first.receiveMessage()).isEqualTo(new Finished(CLEAR, new CallOutcome.Disconnected()));
        assertThat(second.receiveMessage()).isEqualTo(new Finished(CLEAR, CLEARED));
        first.expectNoMessage(Duration.ZERO);
    }

    @Test
    void aCallThatIsRecordedWhenItsConnectionIsGoneEndsDisconnected() {
        TestProbe<ToConnection> connection = station.booted();
        station.ledger.turn(Mode.WAITS);
        TestProbe<Executed> operator = station.execute("c1", CLEAR);
        station.snapshot();
        station.tell(new Disconnected(connection.ref()));
        station.snapshot();
        station.ledger.turn(Mode.WRITES);

        station.ledger.release();

        assertThat(operator.receiveMessage()).isEqualTo(new Finished(CLEAR, new CallOutcome.Disconnected()));
    }

    @Test
    @DisplayName("J-RPC-15: a call that its connection forgets times out")
    void aCallThatItsConnectionForgetsTimesOut() {
        TestProbe<ToConnection> connection = station.booted();
        TestProbe<Executed> operator = station.execute("c1", CLEAR);
        connection.expectMessageClass(Send.class);

        TIME.timePasses(Duration.ofSeconds(41));

        assertThat(operator.receiveMessage()).isEqualTo(new Finished(CLEAR, new CallOutcome.TimedOut()));
    }

    @Test
    @DisplayName("field case: a station that answers no calls is told to connect anew")
    void aStationThatAnswersNoCallsIsToldToConnectAnew() {
        TestProbe<ToConnection> connection = station.booted();
        Stream.of(
                        new CallOutcome.TimedOut(),
                        new CallOutcome.TimedOut(),
                        CLEARED,
                        new CallOutcome.TimedOut(),
                        new CallOutcome.TimedOut(),
                        new CallOutcome.TimedOut())
                .forEach(outcome -> {
                    TestProbe<Executed> operator = station.execute("c", CLEAR);
                    connection.expectMessageClass(Send.class);
                    station.tell(new Ended("c", outcome));
                    operator.receiveMessage();
                });

        assertThat(connection.expectMessageClass(Close.class).code()).isEqualTo(1001);
    }

    @Test
    @DisplayName("RES-13: a reservation expires at its time")
    void aReservationExpiresAtItsTime() {
        TestProbe<ToConnection> connection = station.booted();
        Instant expiry = TestStation.START.plusSeconds(60);
        TestProbe<Executed> operator = station.execute("c1", new ReserveNow.Request(1, expiry, "TEST", null, 7));
        connection.expectMessageClass(Send.class);
        station.tell(new Ended("c1", new CallOutcome.Answered(new ReserveNow.Response(ReservationStatus.Accepted))));
        operator.receiveMessage();
        station.now = expiry;

        TIME.timePasses(Duration.ofSeconds(61));

        assertThat(station.snapshot().state().reservations().open().size()).isZero();
        assertThat(station.ledger.written())
                .contains(new ReservationEvent.Changed(expiry, 7, ReservationState.EXPIRED, null, null));
    }

    @Test
    void anOperatorClosesATransactionThatIsOpen() {
        TestProbe<ToConnection> connection = station.booted();
        station.answer(connection, station.start(1));
        TestProbe<Changed> operator = KIT.createTestProbe();

        station.tell(close(1, operator));
        assertThat(operator.receiveMessage()).isEqualTo(new Changed.Done());
        station.tell(close(1, operator));

        assertThat(operator.receiveMessage()).isInstanceOf(Changed.NotPossible.class);
        assertThat(station.snapshot().state().transactions().open().size()).isZero();
    }

    private static CloseTransaction close(int transactionId, TestProbe<Changed> operator) {
        return new CloseTransaction(transactionId, null, null, Reason.Other, "stuck", "operator", operator.ref());
    }

    @Test
    void aRemovedStationIsClosedAndGone() {
        TestProbe<ToConnection> connection = station.booted();
        TestProbe<Executed> call = station.execute("c1", CLEAR);
        connection.expectMessageClass(Send.class);
        TestProbe<Changed> operator = KIT.createTestProbe();

        station.tell(new Remove("operator", operator.ref()));

        assertThat(operator.receiveMessage()).isEqualTo(new Changed.Done());
        assertThat(connection.expectMessageClass(Close.class).code()).isEqualTo(1008);
        assertThat(call.receiveMessage()).isEqualTo(new Finished(CLEAR, new CallOutcome.Disconnected()));
        operator.expectTerminated(station.ref());
        assertThat(station.ledger.memory().identities().toCompletableFuture().join())
                .isEmpty();
    }

    private static Obstacle obstacle(TestProbe<Executed> operator) {
        return operator.expectMessageClass(NotSent.class).obstacle();
    }
}
