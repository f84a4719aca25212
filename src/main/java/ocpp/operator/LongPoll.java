package ocpp.operator;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import ocpp.operator.Event.Kind;
import ocpp.operator.http.Problem;
import ocpp.operator.http.ProblemKind;
import ocpp.store.Page;

/**
 * Repeats a query until it finds something: whenever something of the kind has happened, one at a time, until its time is
 * over. Thread-safe.
 */
final class LongPoll<T> {
    /** Most clients that wait or follow the event stream at a time; one more is told that too many do. */
    static final int MOST = 500;

    private final Supplier<CompletionStage<Page<T>>> query;
    private final EventLog events;
    private final CompletableFuture<Page<T>> result = new CompletableFuture<>();
    private final Runnable happened = this::happened;
    private boolean running;
    private boolean again;

    private LongPoll(Supplier<CompletionStage<Page<T>>> query, EventLog events) {
        this.query = query;
        this.events = events;
    }

    /** The first page that is not empty; the empty one when the time is over. */
    static <T> CompletionStage<Page<T>> until(
            Supplier<CompletionStage<Page<T>>> query, EventLog events, Kind kind, Duration within) {
        if (within.isZero()) {
            return query.get();
        }
        if (events.followers() >= MOST) {
            throw Problem.of(ProblemKind.QUEUE_FULL, MOST + " clients wait or follow the event stream already")
                    .exception();
        }
        LongPoll<T> poll = new LongPoll<>(query, events);
        events.follow(Set.of(kind), poll.happened);
        poll.happened();
        CompletableFuture.delayedExecutor(within.toMillis(), TimeUnit.MILLISECONDS)
                .execute(poll::end);
        return poll.result;
    }

    private void end() {
        if (!result.isDone()) {
            query.get().whenComplete(this::complete);
        }
    }

    private synchronized void happened() {
        again = running;
        if (!running && !result.isDone()) {
            running = true;
            query.get().whenComplete(this::found);
        }
    }

    private void found(Page<T> page, Throwable failure) {
        if (failure != null || !page.items().isEmpty()) {
            complete(page, failure);
            return;
        }
        boolean repeat;
        synchronized (this) {
            running = false;
            repeat = again;
        }
        if (repeat) {
            happened();
        }
    }

    private void complete(Page<T> page, Throwable failure) {
        events.unfollow(happened);
        if (failure == null) {
            result.complete(page);
        } else {
            result.completeExceptionally(failure);
        }
    }
}
