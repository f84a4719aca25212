package ocpp.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.StartTransaction;
import ocpp.station.ChargePointActor.Answer;
import ocpp.station.ChargePointActor.Command;
import ocpp.station.ChargePointActor.Connected;
import ocpp.station.ChargePointActor.Execute;
import ocpp.station.ChargePointActor.GetSnapshot;
import ocpp.station.ChargePointActor.Handle;
import ocpp.station.ChargePointActor.ToConnection;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

/** A real actor of the station CP_1 on a ledger that can be turned, with a clock that can be set. */
final class TestActor {
    final TurnableLedger ledger = new TurnableLedger();
    volatile IdTags idTags = ledger.memory();
    final Queue<StationEvent> heard = new ConcurrentLinkedQueue<>();
    volatile Instant now = TestStation.START;
    private final ActorTestKit kit;
    private final StationSettings settings;
    private ActorRef<Command> actor;
    private int messages;

    TestActor(ActorTestKit kit, String settings) {
        this.kit = kit;
        this.settings = TestStation.settings(settings);
        this.actor = spawn();
    }

    Ports ports() {
        return new Ports(
                ledger,
                idTag -> idTags.find(idTag),
                ledger.memory(),
                (chargePointId, events) -> heard.addAll(events),
                () -> now);
    }

    private ActorRef<Command> spawn() {
        return kit.spawn(ChargePointActor.factory(ports(), settings).apply(TestStation.ID));
    }

    ActorRef<Command> ref() {
        return actor;
    }

    /** Stops the actor and starts another one of the same identity. */
    void startAgain() {
        kit.stop(actor);
        actor = spawn();
    }

    void tell(Command command) {
        actor.tell(command);
    }

    TestProbe<ToConnection> connect() {
        return connect("127.0.0.1:50000");
    }

    TestProbe<ToConnection> connect(String remoteAddress) {
        TestProbe<ToConnection> connection = kit.createTestProbe();
        tell(new Connected(connection.ref(), remoteAddress));
        return connection;
    }

    /** A connection whose station has booted. */
    TestProbe<ToConnection> booted() {
        TestProbe<ToConnection> connection = connect();
        answer(connection, TestStation.BOOT);
        return connection;
    }

    /** Sends a CALL of the station; its message id. */
    String send(TestProbe<ToConnection> connection, RequestPayload<?> request) {
        messages++;
        String messageId = "m" + messages;
        tell(new Handle(messageId, request, connection.ref()));
        return messageId;
    }

    @SuppressWarnings("unchecked")
    <A extends ResponsePayload> A answer(TestProbe<ToConnection> connection, RequestPayload<A> request) {
        send(connection, request);
        return (A) connection.expectMessageClass(Answer.class).payload();
    }

    StartTransaction.Request start(int connectorId) {
        return new StartTransaction.Request(connectorId, "TEST", 0, null, now);
    }

    TestProbe<Executed> execute(String commandId, RequestPayload<?> request) {
        TestProbe<Executed> operator = kit.createTestProbe();
        tell(new Execute(commandId, request, false, Duration.ofSeconds(30), "operator", operator.ref()));
        return operator;
    }

    Snapshot snapshot() {
        TestProbe<Snapshot> asker = kit.createTestProbe();
        tell(new GetSnapshot(asker.ref()));
        return asker.receiveMessage();
    }
}
