package ocpp.station;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import ocpp.station.ChargePointActor.Command;
import ocpp.station.ChargePointActor.Resumed;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one charge point and its way to the ledger, one step at a time: while a step is under way the commands
 * that need the state wait in order. After a failed append the state is read again before the next decision, since the
 * append may have happened. Used by one actor alone.
 */
final class Journal {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ActorContext<Command> context;
    private final Ports ports;
    private final Deque<Command> waiting = new ArrayDeque<>();
    private StationState state;
    private boolean loaded;
    private boolean stale = true;
    private long step;
    private long since;
    private @Nullable BiConsumer<?, @Nullable Throwable> current;

    Journal(ActorContext<Command> context, Ports ports, String chargePointId) {
        this.context = context;
        this.ports = ports;
        this.state = StationState.initial(chargePointId);
    }

    StationState state() {
        return state;
    }

    /** Whether the state was ever read. */
    boolean loaded() {
        return loaded;
    }

    /** Whether a decision can be made now. */
    boolean ready() {
        return current == null && !stale;
    }

    int waiting() {
        return waiting.size();
    }

    /** Keeps the command until a decision can be made; a step that takes too long is given up. */
    void defer(Command command) {
        waiting.add(command);
        BiConsumer<?, @Nullable Throwable> late = current;
        if (late != null && System.nanoTime() - since > PATIENCE.toNanos()) {
            finish();
            stale = true;
            late.accept(null, new TimeoutException("no answer within " + PATIENCE.toSeconds() + " s"));
        }
    }

    /** Whether a command that waited can be taken now. */
    boolean hasNext() {
        return ready() && !waiting.isEmpty();
    }

    Command next() {
        return waiting.remove();
    }

    /** All commands that wait, which then wait no more. */
    List<Command> takeWaiting() {
        List<Command> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    /** Reads the state unless a step is under way; failed is told every command that waits. */
    void load(Consumer<Command> failed) {
        if (current != null || !stale) {
            return;
        }
        await(ports.ledger().load(state.chargePointId()), (read, failure) -> {
            if (failure == null) {
                state = read;
                loaded = true;
                stale = false;
            } else {
                warn("cannot read the state", failure);
                takeWaiting().forEach(failed);
            }
        });
    }

    /** Writes the events, then goes on: with the state they make, or after a failure with its reason. */
    void append(List<StationEvent> events, Runnable then, Consumer<String> failed) {
        if (events.isEmpty()) {
            then.run();
            return;
        }
        await(ports.ledger().append(state.chargePointId(), events), (done, failure) -> {
            if (failure == null) {
                state = state.applyAll(events);
                ports.feed().published(state.chargePointId(), events);
                then.run();
            } else {
                stale = true;
                warn("cannot write " + events.size() + " events", failure);
                failed.accept("the central system cannot store this now");
            }
        });
    }

    /** Writes an event that no decision rests on and no answer waits for. */
    void note(StationEvent event) {
        state = state.apply(event);
        ports.ledger().append(state.chargePointId(), List.of(event)).whenComplete((done, failure) -> {
            if (failure != null) {
                warn("cannot write " + event.getClass().getSimpleName(), failure);
            }
        });
        ports.feed().published(state.chargePointId(), List.of(event));
    }

    /** Goes on with the result: at once when it is at hand, else when it comes, and until then everything waits. */
    <T> void await(CompletionStage<T> stage, BiConsumer<T, @Nullable Throwable> then) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        if (future.isDone()) {
            future.whenComplete(then);
            return;
        }
        current = then;
        since = System.nanoTime();
        long awaited = step;
        context.pipeToSelf(future, (result, failure) -> new Resumed(awaited, () -> then.accept(result, failure)));
    }

    void resume(Resumed resumed) {
        if (resumed.step() == step) {
            finish();
            resumed.next().run();
        }
    }

    private void finish() {
        current = null;
        step++;
    }

    void warn(String what, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.warn("{}: {}: {}", state.chargePointId(), what, cause.toString());
    }
}
