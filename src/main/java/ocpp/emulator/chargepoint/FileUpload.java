package ocpp.emulator.chargepoint;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import ocpp.protocol.security.LogStatusNotification.UploadLogStatus;
import org.jspecify.annotations.Nullable;

/** Uploads one kind of file, diagnostics or a log: one at a time, with retries, each step told (sections 5.9, N01). */
final class FileUpload {
    private static final Duration OWN_RETRY_INTERVAL = Duration.ofSeconds(30);

    private final Board board;
    private final FileJobs jobs;
    private final BiConsumer<UploadLogStatus, Order> tell;
    private @Nullable Order order;
    private int job;
    private int retriesLeft;
    private @Nullable Instant retryAt;

    /**
     * What is to be uploaded.
     *
     * @param requestId of a GetLog, null for diagnostics
     * @param retries after the first try, null for none
     * @param retryInterval seconds, null for an own choice
     */
    record Order(
            @Nullable Integer requestId,
            String location,
            String fileName,
            String content,
            @Nullable Integer retries,
            @Nullable Integer retryInterval) {}

    /** @param tell hears of every step */
    FileUpload(Board board, FileJobs jobs, BiConsumer<UploadLogStatus, Order> tell) {
        this.board = board;
        this.jobs = jobs;
        this.tell = tell;
    }

    /** The upload that is under way, or null. */
    @Nullable
    Order order() {
        return order;
    }

    /** Begins when the CALL is answered; one under way is given up (DIAG-05). */
    void begin(Order next) {
        powerOff();
        order = next;
        Integer retries = next.retries();
        retriesLeft = retries == null ? 0 : Math.max(0, retries);
        board.afterwards(() -> {
            if (next.equals(order)) {
                start(next);
            }
        });
    }

    /** Whether the end of the transfer was this one's. */
    boolean done(int ended) {
        Order finished = order;
        if (finished == null || ended != job) {
            return false;
        }
        order = null;
        tell.accept(UploadLogStatus.Uploaded, finished);
        return true;
    }

    /** Whether the failed transfer was this one's. */
    boolean failed(int ended) {
        Order failed = order;
        if (failed == null || ended != job) {
            return false;
        }
        if (retriesLeft > 0) {
            retriesLeft--;
            Integer interval = failed.retryInterval();
            retryAt =
                    board.now().plus(interval == null ? OWN_RETRY_INTERVAL : Duration.ofSeconds(Math.max(0, interval)));
        } else {
            giveUp(failed, UploadLogStatus.UploadFailure);
        }
        return true;
    }

    void tick() {
        Order again = order;
        if (again != null && retryAt != null && !board.now().isBefore(retryAt)) {
            retryAt = null;
            upload(again);
        }
    }

    Instant nextDeadline() {
        return Deadlines.orNever(retryAt);
    }

    void powerOff() {
        if (order != null && job > 0) {
            board.emit(new Effect.CancelFile(job));
        }
        order = null;
        retryAt = null;
    }

    private void start(Order started) {
        tell.accept(UploadLogStatus.Uploading, started);
        if (jobs.supports(started.location())) {
            upload(started);
        } else {
            giveUp(started, UploadLogStatus.NotSupportedOperation);
        }
    }

    private void upload(Order uploaded) {
        job = jobs.next();
        board.emit(new Effect.Upload(job, uploaded.location(), uploaded.fileName(), uploaded.content()));
    }

    private void giveUp(Order failed, UploadLogStatus status) {
        order = null;
        tell.accept(status, failed);
    }
}
