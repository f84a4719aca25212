package ocpp.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.station.ChargePointActor.Answer;
import ocpp.station.ChargePointActor.Close;
import ocpp.station.ChargePointActor.Command;
import ocpp.station.ChargePointActor.Disconnected;
import ocpp.station.ChargePointActor.Refuse;
import ocpp.station.ChargePointActor.ToConnection;
import ocpp.station.TurnableLedger.Mode;
import ocpp.wire.ErrorCode;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChargePointActorTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final StatusNotification.Request AVAILABLE = new StatusNotification.Request(
            1, ChargePointErrorCode.NoError, null, ChargePointStatus.Available, null, null, null);

    private final TestActor station = new TestActor(KIT, "ocpp.station.waiting-messages = 2");

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void everyCommandHasItsHandler() {
        assertThat(ChargePoint.TABLE.keySet()).containsExactlyInAnyOrderElementsOf(leaves(Command.class));
    }

    private static List<Class<?>> leaves(Class<?> type) {
        List<Class<?>> leaves = new ArrayList<>();
        for (Class<?> subclass : type.getPermittedSubclasses()) {
            leaves.addAll(subclass.isInterface() ? leaves(subclass) : List.of(subclass));
        }
        return leaves;
    }

    @Test
    @DisplayName("J-CONN-16, J-CONN-24: a new connection replaces the old one, whose late end changes nothing")
    void aNewConnectionReplacesTheOldOne() {
        TestProbe<ToConnection> old = station.booted();

        TestProbe<ToConnection> newer = station.connect("127.0.0.1:50001");
        assertThat(old.expectMessageClass(Close.class).code()).isEqualTo(1008);
        station.tell(new Disconnected(old.ref()));

        assertThat(station.answer(newer, new Heartbeat.Request()).currentTime()).isEqualTo(TestStation.START);
        assertThat(station.snapshot().remoteAddress()).isEqualTo("127.0.0.1:50001");
    }

    @Test
    @DisplayName("EDGE-07: more than 5 connections in a minute that replace each other are told; the last one wins")
    void connectionsThatReplaceEachOtherAreTold() {
        TestProbe<ToConnection> last = LoggingTestKit.warn("connections in a minute replaced each other")
                .withOccurrences(1)
                .expect(KIT.system(), () -> {
                    TestProbe<ToConnection> newest = station.connect();
                    for (int change = 0; change < 6; change++) {
                        station.now = station.now.plusSeconds(9);
                        newest = station.connect();
                    }
                    station.snapshot();
                    return newest;
                });

        assertThat(station.answer(last, TestStation.BOOT).currentTime()).isEqualTo(station.now);
    }

    @Test
    @DisplayName("BOOT-16: registration and state outlive the connection and the process")
    void registrationAndStateOutliveTheConnectionAndTheProcess() {
        TestProbe<ToConnection> first = station.booted();
        assertThat(station.answer(first, station.start(1)).transactionId()).isEqualTo(1);
        station.tell(new Disconnected(first.ref()));
        assertThat(station.answer(station.connect(), station.start(2)).transactionId())
                .isEqualTo(2);

        station.startAgain();

        assertThat(station.answer(station.connect(), station.start(3)).transactionId())
                .isEqualTo(3);
        assertThat(station.snapshot().state().transactions().open().size()).isEqualTo(3);
    }

    @Test
    @DisplayName("TXQ-08: nothing is answered before it is in the ledger, and all in order")
    void nothingIsAnsweredBeforeItIsInTheLedger() {
        TestProbe<ToConnection> connection = station.booted();
        station.ledger.turn(Mode.WAITS);

        String first = station.send(connection, AVAILABLE);
        String second = station.send(connection, station.start(1));
        connection.expectNoMessage(SHORT);
        station.ledger.release();

        assertThat(connection.expectMessageClass(Answer.class).messageId()).isEqualTo(first);
        await().until(() -> station.ledger.waitingWrites() == 1);
        station.ledger.release();
        assertThat(connection.expectMessageClass(Answer.class).messageId()).isEqualTo(second);
    }

    @Test
    @DisplayName("HB-02: a heartbeat is answered while a decision is being written")
    void aHeartbeatIsAnsweredWhileADecisionIsBeingWritten() {
        TestProbe<ToConnection> connection = station.booted();
        station.ledger.turn(Mode.WAITS);
        station.send(connection, AVAILABLE);

        assertThat(station.answer(connection, new Heartbeat.Request()).currentTime())
                .isEqualTo(TestStation.START);
    }

    @Test
    void messagesThatWaitAreBounded() {
        TestProbe<ToConnection> connection = station.booted();
        station.ledger.turn(Mode.WAITS);
        station.send(connection, AVAILABLE);
        station.send(connection, AVAILABLE);
        station.send(connection, AVAILABLE);

        String tooMany = station.send(connection, AVAILABLE);

        Refuse refusal = connection.expectMessageClass(Refuse.class);
        assertThat(refusal.messageId()).isEqualTo(tooMany);
        assertThat(refusal.code()).isEqualTo(ErrorCode.InternalError);
    }

    @Test
    @DisplayName("TXQ-08: when the ledger fails the answer is InternalError, the connection stays, the next goes well")
    void whenTheLedgerFailsTheAnswerIsInternalError() {
        TestProbe<ToConnection> connection = station.booted();
        station.ledger.turn(Mode.FAILS);
        station.send(connection, station.start(1));
        assertThat(connection.expectMessageClass(Refuse.class).code()).isEqualTo(ErrorCode.InternalError);

        station.ledger.turn(Mode.WRITES);

        assertThat(station.answer(connection, station.start(1)).transactionId()).isEqualTo(2);
        assertThat(station.snapshot().state().transactions().open().size()).isEqualTo(1);
    }

    @Test
    @DisplayName("TXQ-08, START-06: a write that failed but happened is known when the station repeats its message")
    void aWriteThatFailedButHappenedIsKnown() {
        TestProbe<ToConnection> connection = station.booted();
        station.ledger.turn(Mode.FAILS_AFTER_WRITING);
        station.send(connection, station.start(1));
        connection.expectMessageClass(Refuse.class);

        station.ledger.turn(Mode.WRITES);

        assertThat(station.answer(connection, station.start(1)).transactionId()).isEqualTo(1);
    }

    @Test
    void whileTheLedgerCannotBeReadTheAnswerIsInternalError() {
        station.booted();
        station.ledger.readable(false);
        station.startAgain();
        TestProbe<ToConnection> connection = station.connect();

        station.send(connection, station.start(1));
        assertThat(connection.expectMessageClass(Refuse.class).code()).isEqualTo(ErrorCode.InternalError);
        station.ledger.readable(true);

        assertThat(station.answer(connection, station.start(1)).transactionId()).isEqualTo(1);
    }

    @Test
    void aLookUpThatTakesItsTimeKeepsTheOrder() {
        TestProbe<ToConnection> connection = station.booted();
        CompletableFuture<IdTags.Lookup> lookup = new CompletableFuture<>();
        station.idTags = idTag -> lookup;
        String first = station.send(connection, new Authorize.Request("TEST"));
        String second = station.send(connection, AVAILABLE);
        connection.expectNoMessage(SHORT);

        lookup.complete(new IdTags.Unknown());

        assertThat(connection.expectMessageClass(Answer.class).messageId()).isEqualTo(first);
        assertThat(connection.expectMessageClass(Answer.class).messageId()).isEqualTo(second);
    }

    @Test
    @DisplayName("START-04: a look-up that fails is InternalError and uses up no transaction id")
    void aLookUpThatFailsIsInternalError() {
        TestProbe<ToConnection> connection = station.booted();
        station.idTags = idTag -> CompletableFuture.failedFuture(new IllegalStateException("no database"));
        station.send(connection, station.start(1));
        assertThat(connection.expectMessageClass(Refuse.class).code()).isEqualTo(ErrorCode.InternalError);

        station.idTags = station.ledger.memory();

        assertThat(station.answer(connection, station.start(1)).transactionId()).isEqualTo(1);
    }

    @Test
    void afterABugTheConnectionIsClosedAndTheNextOneIsServed() {
        TestProbe<ToConnection> connection = station.booted();
        station.idTags = idTag -> {
            throw new IllegalStateException("a bug, made for this test");
        };
        station.send(connection, new Authorize.Request("TEST"));
        assertThat(connection.expectMessageClass(Close.class).code()).isEqualTo(1011);

        station.idTags = station.ledger.memory();

        assertThat(station.answer(station.connect(), new Authorize.Request("TEST")))
                .isEqualTo(new Authorize.Response(new IdTagInfo(null, null, AuthorizationStatus.Accepted)));
    }

    @Test
    void theFeedHearsWhatIsInTheLedgerBeforeTheAnswerLeaves() {
        TestProbe<ToConnection> connection = station.booted();
        station.answer(connection, station.start(1));

        assertThat(station.heard).anyMatch(TransactionEvent.Started.class::isInstance);
        assertThat(List.copyOf(station.heard)).isEqualTo(station.ledger.written());
    }

    @Test
    void lastSeenIsTheTimeOfTheLastMessage() {
        TestProbe<ToConnection> connection = station.booted();
        station.now = TestStation.START.plusSeconds(7);
        station.answer(connection, new Heartbeat.Request());
        station.now = TestStation.START.plusSeconds(9);
        station.tell(new Disconnected(connection.ref()));

        assertThat(station.snapshot().lastSeenAt()).isEqualTo(TestStation.START.plusSeconds(7));
        assertThat(station.snapshot().remoteAddress()).isNull();
        station.startAgain();
        assertThat(station.snapshot().lastSeenAt()).isEqualTo(TestStation.START.plusSeconds(7));
    }

    @Test
    void aConnectionThatDiesWithoutAWordIsNoticed() {
        TestProbe<ToConnection> connection = station.booted();

        connection.stop();

        await().until(() -> station.snapshot().remoteAddress() == null);
        assertThat(Arrays.asList(station.ledger.written().toArray()))
                .anyMatch(RegistrationEvent.Disconnected.class::isInstance);
    }
}
