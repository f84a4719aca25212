package ocpp.transport;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;

/** The requests that are not answered yet. */
final class UnderWay {
    private final AtomicInteger count = new AtomicInteger();
    private final CompletableFuture<Done> none = new CompletableFuture<>();
    private volatile boolean isAwaited;

    <T> CompletionStage<T> count(CompletionStage<T> answer) {
        count.incrementAndGet();
        return answer.whenComplete((answered, failure) -> {
            if (count.decrementAndGet() == 0 && isAwaited) {
                none.complete(Done.done());
            }
        });
    }

    /** Complete when none is left, or after this time. */
    CompletionStage<Done> noneLeft(Duration within) {
        isAwaited = true;
        if (count.get() == 0) {
            none.complete(Done.done());
        }
        return none.copy().completeOnTimeout(Done.done(), within.toMillis(), TimeUnit.MILLISECONDS);
    }
}
