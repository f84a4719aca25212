package ocpp.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A write whose commit is waited for. */
final class Pending<T> {

    private final Write<T> write;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final long since;
    private @Nullable T value;

    Pending(Write<T> write, long nanoTime) {
        this.write = write;
        this.since = nanoTime;
    }

    void perform(Transaction transaction) throws SQLException {
        value = write.write(transaction);
    }

    void succeed() {
        result.complete(Objects.requireNonNull(value));
    }

    void fail(StoreException error) {
        result.completeExceptionally(error);
    }

    boolean isOlderThan(Duration age, long nanoTime) {
        return nanoTime - since > age.toNanos();
    }

    CompletionStage<T> result() {
        return result.minimalCompletionStage();
    }
}
