package ocpp.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Collects the writes of all stations and commits many of them in one database transaction, so that durability costs
 * one fsync for each batch. While one batch is being committed the next one gathers. Every write ends within its
 * timeout; when the queue is full a write fails at once.
 */
final class GroupCommit implements AutoCloseable {

    private static final Sql PROBE =
            new Sql("row_counts", "update row_counts set total = total where name = 'transactions'");

    private final BlockingQueue<Pending<?>> queue;
    private final Writer writer;
    private final int batchLimit;
    private final long intervalNanos;
    private final Duration timeout;
    private final Duration probeInterval;
    private final Thread thread;
    private volatile List<Pending<?>> committing = List.of();
    private volatile boolean stalled;
    private volatile boolean closing;
    private volatile boolean ended;
    /** When the last commit began; read and written by the writer's thread alone. */
    private long begun = System.nanoTime();

    GroupCommit(StoreSettings settings, Writer writer) {
        this.writer = writer;
        queue = new ArrayBlockingQueue<>(settings.queueLimit());
        batchLimit = settings.batchLimit();
        intervalNanos = settings.commitInterval().toNanos();
        timeout = settings.writeTimeout();
        probeInterval = settings.retryInterval();
        thread = new Thread(this::run, "ocpp-store-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Completed by the writer's thread once it is on disk; fails with a {@link StoreException}. Never blocks. */
    <T> CompletionStage<T> submit(Write<T> write) {
        if (closing) {
            return failed(StoreException.Kind.Unavailable, "the store is closed");
        }
        if (stalled) {
            return failed(StoreException.Kind.Unavailable, hanging());
        }
        Pending<T> pending = new Pending<>(write, System.nanoTime());
        if (!queue.offer(pending)) {
            return failed(StoreException.Kind.Overloaded, "too many writes wait (" + queue.size() + ")");
        }
        if (ended) {
            failAll("the store is closed");
        }
        return pending.result();
    }

    /** Ends what waits or hangs for too long. To be called several times a second. */
    void expire() {
        long now = System.nanoTime();
        List<Pending<?>> inFlight = committing;
        boolean hangs = !inFlight.isEmpty() && inFlight.get(0).isOlderThan(timeout, now);
        if (hangs) {
            stalled = true;
            StoreException error = new StoreException(StoreException.Kind.Unavailable, hanging());
            inFlight.forEach(pending -> pending.fail(error));
        }
        Pending<?> oldest = queue.peek();
        while (oldest != null && oldest.isOlderThan(timeout, now)) {
            if (queue.remove(oldest)) {
                oldest.fail(new StoreException(StoreException.Kind.Unavailable, hanging()));
            }
            oldest = queue.peek();
        }
    }

    /** How many writes wait. */
    int waiting() {
        return queue.size();
    }

    /** Why nothing can be written at present, null when all is well. */
    @Nullable
    String trouble() {
        Trouble trouble = writer.trouble();
        return stalled ? hanging() : trouble == null ? null : trouble.message();
    }

    /** Commits what waits, then leaves the database. */
    @Override
    public void close() throws InterruptedException {
        queue.offer(new Pending<>(nothing -> true, System.nanoTime()));
        closing = true;
        thread.join(timeout.toMillis());
        failAll("the store is closed");
    }

    private void run() {
        List<Pending<?>> batch = new ArrayList<>(batchLimit);
        boolean busy = false;
        try {
            while (!closing || !queue.isEmpty()) {
                Pending<?> first = next();
                if (first != null) {
                    batch.add(first);
                    gather(batch, busy);
                    busy = batch.size() > 1;
                    committing = List.copyOf(batch);
                    writer.commit(batch);
                    committing = List.of();
                    stalled = false;
                    batch.clear();
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            writer.close();
            failAll("the store is closed");
        }
    }

    /** While several write at once, they are waited for a little: an fsync for two costs as much as one for twenty. */
    private void gather(List<Pending<?>> batch, boolean busy) throws InterruptedException {
        long left = begun + intervalNanos - System.nanoTime();
        if (busy && left > 0 && queue.size() < batchLimit && !closing) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
        begun = System.nanoTime();
        queue.drainTo(batch, batchLimit - 1);
    }

    /** The next write; when the database is gone and nobody writes, a probe of our own. */
    private @Nullable Pending<?> next() throws InterruptedException {
        Pending<?> next = queue.poll(probeInterval.toMillis(), TimeUnit.MILLISECONDS);
        if (next == null && writer.trouble() != null) {
            return new Pending<>(transaction -> transaction.statement(PROBE).run(), System.nanoTime());
        }
        return next;
    }

    private void failAll(String message) {
        Pending<?> pending = queue.poll();
        while (pending != null) {
            pending.fail(new StoreException(StoreException.Kind.Unavailable, message));
            pending = queue.poll();
        }
    }

    private String hanging() {
        return "no commit within " + timeout.toMillis() + " ms";
    }

    private static <T> CompletionStage<T> failed(StoreException.Kind kind, String message) {
        return CompletableFuture.failedStage(new StoreException(kind, message));
    }
}
