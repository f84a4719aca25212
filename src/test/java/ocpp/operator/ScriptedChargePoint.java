package ocpp.operator;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.BootNotification;
import ocpp.rpc.CallOutcome;
import ocpp.station.ChargePointActor;
import ocpp.station.ChargePointActor.ToConnection;
import ocpp.station.Stations;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** The connection of a charge point that ends CALLs as it is told to. */
final class ScriptedChargePoint {
    private final String id;
    private final Stations stations;
    private final ActorRef<ToConnection> connection;
    private final TestProbe<ToConnection> answers;
    private final Queue<RequestPayload<?>> calls = new ConcurrentLinkedQueue<>();
    private volatile Function<RequestPayload<?>, @Nullable CallOutcome> script = call -> null;
    private int sent;

    ScriptedChargePoint(ActorTestKit kit, Stations stations, String id) {
        this.id = id;
        this.stations = stations;
        this.answers = kit.createTestProbe();
        this.connection = kit.spawn(Behaviors.receiveMessage(message -> {
            received(message);
            return Behaviors.same();
        }));
        stations.tell(id, new ChargePointActor.Connected(connection, "127.0.0.1:50000"));
    }

    /** Connects and boots; returns when the answer is there. */
    static ScriptedChargePoint booted(ActorTestKit kit, Stations stations, String id) {
        ScriptedChargePoint chargePoint = new ScriptedChargePoint(kit, stations, id);
        chargePoint.ask(
                new BootNotification.Request("RalphCo", "RalphModel1", null, null, "0.1.0", null, null, null, null));
        return chargePoint;
    }

    /** How it ends the CALLs it gets from now on; null leaves one without end. */
    void script(Function<RequestPayload<?>, @Nullable CallOutcome> how) {
        script = how;
    }

    /** It answers every CALL with this. */
    void answers(ResponsePayload response) {
        script(call -> new CallOutcome.Answered(response));
    }

    /** What it was sent, oldest first. */
    Queue<RequestPayload<?>> calls() {
        return calls;
    }

    /** Sends a CALL of the charge point and waits for its answer. */
    ResponsePayload ask(RequestPayload<?> request) {
        String messageId = "m" + ++sent;
        stations.tell(id, new ChargePointActor.Handle(messageId, request, answers.ref()));
        ToConnection answer = answers.receiveMessage(Duration.ofSeconds(5));
        if (answer instanceof ChargePointActor.Answer answered) {
            return answered.payload();
        }
        throw new AssertionError("refused: " + answer);
    }

    void disconnect() {
        stations.tell(id, new ChargePointActor.Disconnected(connection));
    }

    private void received(ToConnection message) {
        if (message instanceof ChargePointActor.Send send) {
            calls.add(send.request());
            CallOutcome outcome = script.apply(send.request());
            if (outcome != null) {
                stations.tell(id, new ChargePointActor.Ended(send.messageId(), outcome));
            }
        }
    }
}
