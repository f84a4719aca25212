package ocpp.emulator.runner;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.FileContent;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.files.Download;
import ocpp.emulator.files.FileTransfers;
import org.jspecify.annotations.Nullable;

/** The transfers of files of one charge point that are under way. */
public final class Transfers {
    private final FileTransfers files;
    private final BiConsumer<Integer, Input> listener;
    private final Map<Integer, CompletableFuture<FileContent>> underWay = new HashMap<>();
    /** The download that began last. */
    private @Nullable Download download;

    private int downloadJob;

    /** @param listener hears on any thread, with the number of the transfer, how it ended */
    public Transfers(FileTransfers files, BiConsumer<Integer, Input> listener) {
        this.files = files;
        this.listener = listener;
    }

    /** Carries out an effect, if it is about a file. */
    public void carryOut(Effect effect) {
        if (effect instanceof Effect.Download download) {
            begin(download.job(), files.download(tried(download)));
        } else if (effect instanceof Effect.Upload upload) {
            begin(upload.job(), files.upload(upload.location(), upload.fileName(), upload.content()));
        } else if (effect instanceof Effect.CancelFile cancelled) {
            CompletableFuture<FileContent> transfer = underWay.remove(cancelled.job());
            if (transfer != null) {
                transfer.cancel(true);
            }
        }
    }

    /** Whether the charge point still wants to hear of this end. */
    public boolean ended(int job) {
        return underWay.remove(job) != null;
    }

    /** A try of the same job goes on where the one before broke off. */
    private Download tried(Effect.Download effect) {
        Download known = download;
        if (known == null || effect.job() != downloadJob) {
            known = new Download(effect.location(), effect.signature());
            download = known;
            downloadJob = effect.job();
        }
        return known;
    }

    private void begin(int job, CompletableFuture<FileContent> transfer) {
        underWay.put(job, transfer);
        var unused = transfer.whenComplete((content, problem) -> listener.accept(job, end(job, content, problem)));
    }

    private static Input end(int job, @Nullable FileContent content, @Nullable Throwable problem) {
        if (content != null) {
            return new Input.FileDone(job, content);
        }
        Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
        return new Input.FileFailed(job, cause == null ? "" : String.valueOf(cause.getMessage()));
    }
}
