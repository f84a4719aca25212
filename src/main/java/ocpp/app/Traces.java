package ocpp.app;

import ocpp.telemetry.Tracing;

/** Starts tracing by the environment. */
final class Traces {
    private Traces() {}

    /** @throws CannotRun when a variable is not understood */
    static Tracing start(String serviceName) {
        try {
            return Tracing.start(serviceName);
        } catch (IllegalArgumentException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        }
    }
}
