package ocpp.app;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes for people.
 *
 * @param out what the command is run for
 * @param err how it gets on, and what went wrong
 */
record Console(PrintWriter out, PrintWriter err) {

    static Console ofThisProcess() {
        return of(System.out, System.err);
    }

    static Console of(OutputStream out, OutputStream err) {
        return new Console(writer(out), writer(err));
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
