package ocpp.app;

import java.io.PrintWriter;
import java.util.function.Consumer;
import ocpp.emulator.fleet.FleetStatus;

/** Shows how a fleet gets on: one line rewritten in place on a terminal, else the first and every tenth. */
final class StatusLine implements Consumer<FleetStatus> {
    private static final int SECONDS_BETWEEN_LINES = 10;
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter out;
    private final boolean isTerminal;
    private long seconds;

    StatusLine(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    @Override
    public synchronized void accept(FleetStatus status) {
        seconds++;
        if (isTerminal) {
            out.print(CLEAR + status.line());
            out.flush();
        } else if (seconds % SECONDS_BETWEEN_LINES == 1) {
            out.println(status.line());
        }
    }

    /** Leaves the line for what comes after it. */
    synchronized void end() {
        if (isTerminal && seconds > 0) {
            out.println();
        }
    }
}
