package ocpp.app;

/** The process cannot do what it was started for: exit code 2. The message is one line for people. */
final class CannotRun extends RuntimeException {
    CannotRun(String message) {
        super(message, null, false, false);
    }
}
