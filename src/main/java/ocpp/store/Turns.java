package ocpp.store;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many works run at a time; the others wait, as many as there are callers, in their order. The next one begins on
 * the executor, so that works which end at once do not nest. Thread-safe.
 */
final class Turns {
    private final int most;
    private final Executor executor;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Turns(int most, Executor executor) {
        this.most = most;
        this.executor = executor;
    }

    /** The end of the work, which begins when it is its turn. */
    <T> CompletionStage<T> take(Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> end = new CompletableFuture<>();
        Runnable turn = () -> run(work, end);
        synchronized (this) {
            if (running == most) {
                waiting.add(turn);
                return end;
            }
            running++;
        }
        turn.run();
        return end;
    }

    private <T> void run(Supplier<CompletionStage<T>> work, CompletableFuture<T> end) {
        work.get().whenComplete((value, failure) -> {
            next();
            if (failure == null) {
                end.complete(value);
            } else {
                end.completeExceptionally(failure);
            }
        });
    }

    private void next() {
        Runnable turn = following();
        if (turn != null) {
            executor.execute(turn);
        }
    }

    private synchronized @Nullable Runnable following() {
        Runnable turn = waiting.poll();
        if (turn == null) {
            running--;
        }
        return turn;
    }
}
