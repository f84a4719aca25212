package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.MessageTimeout;
import static ocpp.emulator.configuration.ConfigurationKey.ResetRetries;

import java.time.Duration;
import java.time.Instant;
import ocpp.protocol.core.Reset;
import ocpp.protocol.core.Reset.ResetStatus;
import ocpp.protocol.core.Reset.ResetType;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StopTransaction.Reason;
import org.jspecify.annotations.Nullable;

/** Switches the charge point on and off and restarts it (section 5.14, requirements RESET). */
final class Power {
    /** From the end of the application to its next start. */
    static final Duration RESTART = Duration.ofSeconds(3);

    /** What a charge point that is switched off waits for its last messages. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Parts parts;
    private State state = State.OFF;
    private @Nullable Instant restartAt;
    private @Nullable Wanted wanted;

    private enum State {
        OFF,
        ON,
        RESTARTING
    }

    /**
     * A reset that is to come.
     *
     * @param at when it is tried at the latest
     * @param retriesLeft if it fails
     * @param forGood whether it does not start again
     */
    private record Wanted(String reason, boolean graceful, Instant at, int retriesLeft, boolean forGood) {}

    Power(Parts parts) {
        this.parts = parts;
    }

    boolean isOn() {
        return state == State.ON;
    }

    void on() {
        if (state == State.OFF) {
            start();
        }
    }

    void cut() {
        if (state == State.ON) {
            parts.transactions.endAll(Reason.PowerLoss);
        }
        parts.link.powerCut("power cut");
        goDown("power cut");
        state = State.OFF;
        restartAt = null;
    }

    /** Ends what runs, tells it if that is possible soon, and goes off. */
    void switchOff() {
        if (state != State.ON) {
            off();
            return;
        }
        parts.transactions.endAll(Reason.PowerLoss);
        wanted = new Wanted("switched off", true, parts.board.now().plus(LAST_WORDS), 0, true);
    }

    void button() {
        if (state == State.ON) {
            parts.transactions.endAll(Reason.Reboot);
            parts.events.raise("ResetOrReboot", "button");
            restart("button");
        }
    }

    /** Answers Reset; the rest follows the answer (RESET-01 to RESET-06). */
    Reset.Response reset(Reset.Request request) {
        boolean graceful = request.type() == ResetType.Soft;
        parts.board.afterwards(() -> begin(graceful));
        return new Reset.Response(ResetStatus.Accepted);
    }

    /** Restarts once what is under way is delivered, or soon. */
    void restartSoon(String reason) {
        wanted = new Wanted(reason, true, parts.board.now().plus(LAST_WORDS), 0, false);
    }

    void restart(String reason) {
        parts.board.emit(new Effect.Reboot(reason));
        goDown(reason);
        state = State.RESTARTING;
        restartAt = parts.board.now().plus(RESTART);
    }

    void tick() {
        Instant now = parts.board.now();
        Instant restart = restartAt;
        if (restart != null && !now.isBefore(restart)) {
            restartAt = null;
            start();
        }
        Wanted reset = wanted;
        if (reset != null && state == State.ON) {
            boolean delivered = reset.graceful() && parts.outbox.isQuiet() && (reset.forGood() || !hasFailed());
            if (delivered || !now.isBefore(reset.at())) {
                tryReset(reset);
            }
        }
    }

    /** Whether what a reset waited for has just been delivered. */
    void settle() {
        if (wanted != null) {
            tick();
        }
    }

    Instant nextDeadline() {
        Wanted reset = wanted;
        return Deadlines.earlier(Deadlines.orNever(restartAt), reset == null ? Instant.MAX : reset.at());
    }

    private void begin(boolean graceful) {
        parts.transactions.endAll(graceful ? Reason.SoftReset : Reason.HardReset);
        parts.events.raise("ResetOrReboot", graceful ? "soft" : "hard");
        Instant now = parts.board.now();
        Instant at = graceful ? now.plus(parts.board.configuration().seconds(MessageTimeout)) : now;
        int retries = parts.board.configuration().number(ResetRetries);
        wanted = new Wanted(graceful ? "soft reset" : "hard reset", graceful, at, retries, false);
        if (!graceful) {
            tick();
        }
    }

    /** While something keeps it from restarting, it tries as often as ResetRetries says (RESET-05). */
    private void tryReset(Wanted reset) {
        if (reset.forGood()) {
            off();
        } else if (!hasFailed()) {
            restart(reset.reason());
        } else if (reset.retriesLeft() > 0) {
            Instant next = parts.board.now().plus(RETRY);
            wanted = new Wanted(reset.reason(), false, next, reset.retriesLeft() - 1, false);
        } else {
            wanted = null;
            parts.diagnostics.note(reset.reason() + " failed");
        }
    }

    private boolean hasFailed() {
        Failure failure = parts.connectors.failure();
        return failure != null && failure.errorCode() == ChargePointErrorCode.ResetFailure;
    }

    private void start() {
        state = State.ON;
        parts.events.raise("StartupOfTheDevice", null);
        parts.statuses.refresh();
        parts.link.powerOn();
    }

    private void off() {
        goDown("switched off");
        state = State.OFF;
        restartAt = null;
        parts.board.emit(new Effect.SwitchedOff());
    }

    private void goDown(String reason) {
        wanted = null;
        parts.link.powerOff(reason);
        parts.powerOff();
    }
}
