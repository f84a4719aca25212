package ocpp.station;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pekko.Done;

/** A ledger in memory that can be made to wait, or to fail before or after it has written. */
final class TurnableLedger implements Ledger {
    private final MemoryLedger memory = new MemoryLedger();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final ConcurrentLinkedQueue<StationEvent> written = new ConcurrentLinkedQueue<>();
    private volatile Mode mode = Mode.WRITES;
    private volatile boolean readable = true;

    enum Mode {
        WRITES,
        WAITS,
        FAILS,
        FAILS_AFTER_WRITING
    }

    MemoryLedger memory() {
        return memory;
    }

    void turn(Mode next) {
        mode = next;
    }

    void readable(boolean next) {
        readable = next;
    }

    List<StationEvent> written() {
        return List.copyOf(written);
    }

    int waitingWrites() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Lets the oldest write that waits happen. */
    void release() {
        Runnable write;
        synchronized (waiting) {
            write = waiting.remove();
        }
        write.run();
    }

    @Override
    public CompletionStage<Done> append(String chargePointId, List<StationEvent> events) {
        return switch (mode) {
            case WRITES -> write(chargePointId, events);
            case WAITS -> later(chargePointId, events);
            case FAILS -> failed();
            case FAILS_AFTER_WRITING -> write(chargePointId, events).thenCompose(done -> failed());
        };
    }

    private CompletionStage<Done> write(String chargePointId, List<StationEvent> events) {
        written.addAll(events);
        return memory.append(chargePointId, events);
    }

    private CompletionStage<Done> later(String chargePointId, List<StationEvent> events) {
        CompletableFuture<Done> done = new CompletableFuture<>();
        synchronized (waiting) {
            waiting.add(() -> write(chargePointId, events).thenAccept(done::complete));
        }
        return done;
    }

    private static <T> CompletionStage<T> failed() {
        return CompletableFuture.failedFuture(new IOException("the disk is full"));
    }

    @Override
    public CompletionStage<StationState> load(String chargePointId) {
        return readable ? memory.load(chargePointId) : failed();
    }

    @Override
    public CompletionStage<List<String>> identities() {
        return readable ? memory.identities() : failed();
    }
}
