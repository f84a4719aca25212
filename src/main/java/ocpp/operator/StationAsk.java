package ocpp.operator;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import ocpp.operator.http.Problem;
import ocpp.operator.http.ProblemKind;
import ocpp.station.ChargePointActor;
import ocpp.station.Stations;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Asks charge points from outside of actors. */
final class StationAsk {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private record Told(String chargePointId, ChargePointActor.Command command) {}

    private final Stations stations;
    private final ActorSystem<?> system;
    private final ActorRef<Told> teller;

    StationAsk(ActorSystem<?> system, Stations stations) {
        this.stations = stations;
        this.system = system;
        this.teller = system.systemActorOf(
                Behaviors.receiveMessage(told -> {
                    stations.tell(told.chargePointId(), told.command());
                    return Behaviors.same();
                }),
                "operator-" + UUID.randomUUID(),
                Props.empty());
    }

    /** Asks a charge point that is known for what it can say at once; another is a problem. */
    <R> CompletionStage<R> ask(String chargePointId, Function<ActorRef<R>, ChargePointActor.Command> question) {
        return known(chargePointId).thenCompose(known -> answer(chargePointId, question));
    }

    /** The same for a charge point that need not be known: it is created. */
    <R> CompletionStage<R> answer(String chargePointId, Function<ActorRef<R>, ChargePointActor.Command> question) {
        return tell(chargePointId, AT_ONCE, question)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        isTimeout(failure)
                                ? Problem.of(ProblemKind.TIMED_OUT, chargePointId + " did not answer within 5 s")
                                        .exception()
                                : failure));
    }

    /** Fails with a {@link TimeoutException} when no answer comes in time. A charge point not known is created. */
    <R> CompletionStage<R> tell(
            String chargePointId, Duration within, Function<ActorRef<R>, ChargePointActor.Command> question) {
        return AskPattern.ask(
                teller, replyTo -> new Told(chargePointId, question.apply(replyTo)), within, system.scheduler());
    }

    /** Tells a charge point something that has no answer. */
    void tell(String chargePointId, ChargePointActor.Command command) {
        teller.tell(new Told(chargePointId, command));
    }

    /** Fails with a problem for a charge point that is not known. */
    CompletionStage<String> known(String chargePointId) {
        return stations.knows(chargePointId).thenApply(known -> {
            if (!known) {
                throw unknown(chargePointId);
            }
            return chargePointId;
        });
    }

    static RuntimeException unknown(String chargePointId) {
        return Problem.of(ProblemKind.NOT_FOUND, "charge point: " + chargePointId + " (expected: one that is known)")
                .exception();
    }

    static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                || (failure instanceof CompletionException && failure.getCause() instanceof TimeoutException);
    }
}
