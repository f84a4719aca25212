package ocpp.emulator.seed;

import org.jspecify.annotations.Nullable;

/**
 * How a session ended.
 *
 * @param exitCode 0 when everything was accepted, 1 when the session failed, 2 when it never connected
 * @param problem one line that says what happened and what to do, null with exit code 0
 */
public record SessionResult(int exitCode, @Nullable String problem) {

    static final SessionResult SUCCESS = new SessionResult(0, null);

    static SessionResult failed(String problem) {
        return new SessionResult(1, problem);
    }

    /** The connection was refused, or its handshake. */
    public static SessionResult neverConnected(String problem) {
        return new SessionResult(2, problem);
    }
}
