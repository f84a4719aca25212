package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.AuthorizationKey;
import static ocpp.emulator.configuration.ConfigurationKey.WebSocketPingInterval;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The connection to the central system: opens it, and opens it again with growing waits (J-CONN-11, J-CONN-25). */
final class Link {
    private static final int NORMAL = 1000;
    /** The socket ends without Close. */
    private static final int ABNORMAL = 1006;

    private final Board board;
    private State state = State.OFF;
    private boolean carrier = true;
    private int refusals;
    private @Nullable Instant nextAttempt;

    private enum State {
        OFF,
        WAITING,
        CONNECTING,
        UP
    }

    Link(Board board) {
        this.board = board;
    }

    boolean isUp() {
        return state == State.UP;
    }

    void powerOn() {
        refusals = 0;
        connect();
    }

    /** Closes without a word to the central system beyond the code. */
    void powerOff(String reason) {
        end(NORMAL, reason);
        state = State.OFF;
        nextAttempt = null;
    }

    /** The mains is gone: no Close leaves. */
    void powerCut(String reason) {
        end(ABNORMAL, reason);
        state = State.OFF;
        nextAttempt = null;
    }

    /** Closes and opens it again at once, as a change of credentials wants it (SEC-KEY-04). */
    void renew(String reason) {
        if (state == State.UP) {
            end(NORMAL, reason);
            connect();
        }
    }

    void up() {
        state = State.UP;
        refusals = 0;
        nextAttempt = null;
        applyPings();
    }

    /** Has the pings follow WebSocketPingInterval (J-CONN-18). */
    void applyPings() {
        if (state == State.UP) {
            board.emit(new Effect.PingEvery(board.configuration().seconds(WebSocketPingInterval)));
        }
    }

    /** The socket is closed, or could not be opened. */
    void down() {
        if (state == State.UP || state == State.CONNECTING) {
            state = State.WAITING;
            nextAttempt = carrier ? board.now().plus(backOff()) : null;
        }
    }

    void carrierLost(String reason) {
        stayAway(ABNORMAL, reason);
    }

    /** Closes in good order, and stays away as without a carrier. */
    void leave(String reason) {
        stayAway(NORMAL, reason);
    }

    private void stayAway(int code, String reason) {
        carrier = false;
        nextAttempt = null;
        if (state != State.OFF) {
            end(code, reason);
            state = State.WAITING;
        }
    }

    void carrierBack() {
        carrier = true;
        if (state == State.WAITING) {
            refusals = 0;
            connect();
        }
    }

    void tick() {
        if (nextAttempt != null && !board.now().isBefore(nextAttempt)) {
            connect();
        }
    }

    Instant nextDeadline() {
        return Deadlines.orNever(nextAttempt);
    }

    private void connect() {
        nextAttempt = null;
        state = carrier ? State.CONNECTING : State.WAITING;
        if (carrier) {
            board.emit(new Effect.Connect(board.configuration().text(AuthorizationKey)));
        }
    }

    private void end(int code, String reason) {
        if (state == State.UP || state == State.CONNECTING) {
            board.emit(new Effect.Disconnect(code, reason));
        }
    }

    private Duration backOff() {
        BackOff backOff = board.setup().backOff();
        Duration longest = backOff.first();
        for (int doubling = 0; doubling < refusals && longest.compareTo(backOff.most()) < 0; doubling++) {
            longest = longest.multipliedBy(2);
        }
        longest = longest.compareTo(backOff.most()) < 0 ? longest : backOff.most();
        double jitter = refusals == 0 ? 1 : backOff.jitter();
        double part = 1 - jitter * board.random().nextDouble();
        refusals++;
        return Duration.ofMillis(Math.max(1, (long) (longest.toMillis() * part)));
    }
}
