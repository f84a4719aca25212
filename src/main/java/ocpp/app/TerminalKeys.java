package ocpp.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are pressed on the terminal, each at once and not shown. Where standard input is no terminal, or there
 * is no {@code stty}, there are none.
 */
final class TerminalKeys implements AutoCloseable {
    private static final int END = -1;

    private final @Nullable String before;

    private TerminalKeys(@Nullable String before) {
        this.before = before;
    }

    /** Prepares the terminal; it is as it was when this is closed or the process ends. */
    static TerminalKeys open() {
        String before = stty("-g");
        if (before == null || stty("-icanon", "-echo", "min", "1") == null) {
            return new TerminalKeys(null);
        }
        TerminalKeys keys = new TerminalKeys(before);
        Runtime.getRuntime().addShutdownHook(new Thread(keys::close, "terminal"));
        return keys;
    }

    boolean isTerminal() {
        return before != null;
    }

    /** Tells of every key from now on, on a thread of its own. */
    void listen(InputStream in, IntConsumer listener) {
        Thread reader = new Thread(() -> read(in, listener), "keys");
        reader.setDaemon(true);
        reader.start();
    }

    @Override
    public void close() {
        String settings = before;
        if (settings != null) {
            stty(settings);
        }
    }

    private static void read(InputStream in, IntConsumer listener) {
        try {
            for (int key = in.read(); key != END; key = in.read()) {
                listener.accept(key);
            }
        } catch (IOException e) {
            // There is no terminal any more: the run goes on without keys.
        }
    }

    /** What {@code stty} says of the terminal at standard input; null where there is none, or another process has it. */
    private static @Nullable String stty(String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of("stty"));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return null;
            }
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return process.exitValue() == 0 ? said.strip() : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
