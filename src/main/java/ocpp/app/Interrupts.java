package ocpp.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.Done;

/** Has a run in the thread that makes this end in order when the process is told to end: the process waits for it, 5 s at most. */
final class Interrupts implements AutoCloseable {
    private static final int SECONDS = 5;

    private final Thread runner = Thread.currentThread();
    private final CompletableFuture<Done> runOver = new CompletableFuture<>();
    private final CompletableFuture<Done> allWritten = new CompletableFuture<>();
    private final Thread hook = new Thread(this::interrupt, "end the run");

    Interrupts() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Completes when the run has let go of its connections. */
    CompletableFuture<Done> whenRunOver() {
        return runOver;
    }

    /** The run is over; from now on nothing is interrupted. */
    synchronized void runOver() {
        runOver.complete(Done.done());
        // One that came too late to end the run must not end the writing of its reports.
        var unused = Thread.interrupted();
    }

    private void interrupt() {
        synchronized (this) {
            if (!runOver.isDone()) {
                runner.interrupt();
            }
        }
        try {
            allWritten.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            // The process ends without what it has not written by now.
        }
    }

    /** The reports are written too. */
    @Override
    public void close() {
        runOver();
        allWritten.complete(Done.done());
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already.
        }
    }
}
