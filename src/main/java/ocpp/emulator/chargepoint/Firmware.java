package ocpp.emulator.chargepoint;

import java.time.Duration;
import java.time.Instant;
import ocpp.protocol.firmware.FirmwareStatusNotification;
import ocpp.protocol.firmware.FirmwareStatusNotification.FirmwareStatus;
import ocpp.protocol.security.SignedFirmwareStatusNotification;
import ocpp.protocol.security.SignedFirmwareStatusNotification.SignedFirmwareStatus;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/** Fetches and installs firmware and tells every step, plain or signed (sections 5.19, 4.5, L01). */
final class Firmware {
    /** What the installation of an image takes. */
    static final Duration INSTALLATION = Duration.ofSeconds(5);

    private static final Duration OWN_RETRY_INTERVAL = Duration.ofSeconds(30);
    private static final String FIRST_VERSION = "1.0.0";

    private final Board board;
    private final Outbox outbox;
    private final FileJobs jobs;
    private final Listener listener;
    private State state = new State(FIRST_VERSION, null, null);
    private Phase phase = Phase.IDLE;
    private @Nullable Order order;
    private @Nullable SignedFirmwareStatus lastTold;
    private int job;
    private int retriesLeft;
    private Instant due = Instant.MAX;

    /** What the update needs of the charge point. */
    interface Listener {
        boolean hasTransactions();

        void reboot();

        void raise(String securityEvent, String techInfo);
    }

    /**
     * An update as ordered.
     *
     * @param requestId null for plain firmware
     * @param install not before this, null for at once
     */
    record Order(
            @Nullable Integer requestId,
            String location,
            Instant retrieve,
            @Nullable Instant install,
            @Nullable Integer retries,
            @Nullable Integer retryInterval,
            @Nullable FirmwareSignature signature) {}

    /**
     * What is kept over a restart.
     *
     * @param afterBoot what is to be told after the next boot, null for nothing
     */
    record State(
            String version,
            @Nullable SignedFirmwareStatus afterBoot,
            @Nullable Integer requestId) {}

    private enum Phase {
        IDLE,
        WAITING,
        DOWNLOADING,
        DOWNLOADED,
        INSTALLING
    }

    Firmware(Board board, Outbox outbox, FileJobs jobs, Listener listener) {
        this.board = board;
        this.outbox = outbox;
        this.jobs = jobs;
        this.listener = listener;
    }

    String version() {
        return state.version();
    }

    State save() {
        return state;
    }

    void restore(State saved) {
        state = saved;
    }

    boolean isUnderWay() {
        return phase != Phase.IDLE;
    }

    /** Whether free connectors are out of use because an image is to be installed as soon as nobody charges (FW-05). */
    boolean keepsConnectorsFree() {
        return phase == Phase.INSTALLING || (phase == Phase.DOWNLOADED && isDue());
    }

    /** Takes an order; one under way is given up. */
    void begin(Order next) {
        cancel();
        order = next;
        job = jobs.next();
        phase = Phase.WAITING;
        Integer retries = next.retries();
        retriesLeft = retries == null ? 0 : Math.max(0, retries);
        due = next.retrieve().minus(board.clockAhead());
        if (board.now().isBefore(due)) {
            tell(SignedFirmwareStatus.DownloadScheduled);
        }
    }

    /** Whether the end of the transfer was this one's. */
    boolean done(int ended, FileContent content) {
        Order downloaded = order;
        if (phase != Phase.DOWNLOADING || ended != job || downloaded == null) {
            return false;
        }
        tell(SignedFirmwareStatus.Downloaded);
        if (downloaded.signature() != null && !content.genuine()) {
            listener.raise("InvalidFirmwareSignature", FileJobs.shown(downloaded.location()));
            end(SignedFirmwareStatus.InvalidSignature);
        } else if (content.bytes() == 0) {
            end(SignedFirmwareStatus.InstallationFailed);
        } else {
            if (downloaded.signature() != null) {
                tell(SignedFirmwareStatus.SignatureVerified);
            }
            phase = Phase.DOWNLOADED;
            Instant install = downloaded.install();
            due = install == null ? board.now() : install.minus(board.clockAhead());
            if (board.now().isBefore(due)) {
                tell(SignedFirmwareStatus.InstallScheduled);
            }
        }
        return true;
    }

    /** Whether the failed transfer was this one's (FW-09). */
    boolean failed(int ended) {
        Order failed = order;
        if (phase != Phase.DOWNLOADING || ended != job || failed == null) {
            return false;
        }
        if (retriesLeft > 0) {
            retriesLeft--;
            Integer interval = failed.retryInterval();
            due = board.now().plus(interval == null ? OWN_RETRY_INTERVAL : Duration.ofSeconds(Math.max(0, interval)));
            phase = Phase.WAITING;
        } else {
            end(SignedFirmwareStatus.DownloadFailed);
        }
        return true;
    }

    void tick() {
        if (!isDue()) {
            return;
        }
        if (phase == Phase.WAITING) {
            download();
        } else if (phase == Phase.DOWNLOADED && !listener.hasTransactions()) {
            phase = Phase.INSTALLING;
            due = board.now().plus(INSTALLATION);
            tell(SignedFirmwareStatus.Installing);
        } else if (phase == Phase.INSTALLING) {
            install();
        }
    }

    Instant nextDeadline() {
        boolean waitsForDrivers = phase == Phase.DOWNLOADED && isDue() && listener.hasTransactions();
        return phase == Phase.IDLE || phase == Phase.DOWNLOADING || waitsForDrivers ? Instant.MAX : due;
    }

    /** The boot after an installation is accepted (FW-05). */
    void booted() {
        SignedFirmwareStatus afterBoot = state.afterBoot();
        if (afterBoot != null) {
            Integer requestId = state.requestId();
            state = new State(state.version(), null, null);
            board.touch();
            send(afterBoot, requestId);
            if (afterBoot == SignedFirmwareStatus.Installed) {
                listener.raise("FirmwareUpdated", state.version());
            }
        }
    }

    /** What was not finished is told as failed after the next boot. */
    void powerOff() {
        if (phase != Phase.IDLE) {
            Order lost = order;
            boolean downloaded = phase == Phase.DOWNLOADED || phase == Phase.INSTALLING;
            state = new State(
                    state.version(),
                    downloaded ? SignedFirmwareStatus.InstallationFailed : SignedFirmwareStatus.DownloadFailed,
                    lost == null ? null : lost.requestId());
            cancel();
            board.touch();
        }
    }

    /** TriggerMessage: idle, or the last status again (TRIG-06, TRIG-09). */
    void trigger(boolean signed) {
        SignedFirmwareStatus told = lastTold;
        boolean idle = told == null || told == SignedFirmwareStatus.Installed || (!signed && phase == Phase.IDLE);
        SignedFirmwareStatus status = told == null || idle ? SignedFirmwareStatus.Idle : told;
        Order current = order;
        outbox.sendTriggered(
                signed
                        ? new SignedFirmwareStatusNotification.Request(
                                status, current == null || idle ? null : current.requestId())
                        : new FirmwareStatusNotification.Request(FirmwareSteps.plain(status)));
    }

    private boolean isDue() {
        return !board.now().isBefore(due);
    }

    private void download() {
        Order ordered = order;
        if (ordered == null) {
            return;
        }
        phase = Phase.DOWNLOADING;
        tell(SignedFirmwareStatus.Downloading);
        if (jobs.supports(ordered.location())) {
            board.emit(new Effect.Download(job, ordered.location(), ordered.signature()));
        } else {
            end(SignedFirmwareStatus.DownloadFailed);
        }
    }

    private void install() {
        Order ordered = order;
        if (ordered != null) {
            tell(SignedFirmwareStatus.InstallRebooting);
            state = new State(
                    FirmwareSteps.versionOf(ordered.location(), FIRST_VERSION),
                    SignedFirmwareStatus.Installed,
                    ordered.requestId());
            order = null;
            phase = Phase.IDLE;
            board.touch();
            listener.reboot();
        }
    }

    private void cancel() {
        if (phase == Phase.DOWNLOADING) {
            board.emit(new Effect.CancelFile(job));
        }
        order = null;
        phase = Phase.IDLE;
        due = Instant.MAX;
    }

    private void end(SignedFirmwareStatus status) {
        tell(status);
        order = null;
        phase = Phase.IDLE;
        due = Instant.MAX;
    }

    private void tell(SignedFirmwareStatus status) {
        Order told = order;
        send(status, told == null ? null : told.requestId());
    }

    /** Plain firmware knows fewer steps (section 7.25): the others are not told. */
    private void send(SignedFirmwareStatus status, @Nullable Integer requestId) {
        lastTold = status;
        if (requestId != null) {
            outbox.send(new SignedFirmwareStatusNotification.Request(status, requestId), Firmware::ignore);
        } else if (FirmwareSteps.plain(status) != FirmwareStatus.Idle) {
            outbox.send(new FirmwareStatusNotification.Request(FirmwareSteps.plain(status)), Firmware::ignore);
        }
    }

    private static void ignore(CallOutcome outcome) {}
}
