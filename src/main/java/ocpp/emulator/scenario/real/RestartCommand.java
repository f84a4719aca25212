package ocpp.emulator.scenario.real;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Restarts a central system by a command of the shell, which ends when it has done so; what it leaves running must not
 * keep its output open.
 *
 * @param url of the central system, which must take connections afterwards
 */
public record RestartCommand(String command, URI url) implements Drivers.Restart {
    private static final Duration COMMAND = Duration.ofSeconds(60);
    private static final Duration LISTENING = Duration.ofSeconds(30);
    private static final int CONNECT_MILLIS = 1000;
    private static final int STILL_MILLIS = 500;
    private static final int SHOWN = 200;

    @Override
    public CompletableFuture<?> begin() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> restart(done), "scenario-restart");
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private void restart(CompletableFuture<Void> done) {
        try {
            runCommand();
            awaitListening();
            done.complete(null);
        } catch (IOException | InterruptedException | UncheckedIOException e) {
            done.completeExceptionally(new CompletionException(String.valueOf(e.getMessage()), e));
        } catch (IllegalStateException e) {
            done.completeExceptionally(e);
        }
    }

    private void runCommand() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        try (InputStream output = process.getInputStream()) {
            if (!process.waitFor(COMMAND.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + ": not done after " + COMMAND.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                String said = new String(output.readNBytes(SHOWN), StandardCharsets.UTF_8).strip();
                throw new IllegalStateException(command + ": exit code " + process.exitValue() + " " + said);
            }
        }
    }

    private void awaitListening() throws InterruptedException {
        int port = portOf(url);
        long end = System.nanoTime() + LISTENING.toNanos();
        // What listens once may be what is about to end.
        while (!listens(port) || !stillListens(port)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("nobody listens at " + url.getHost() + ":" + port + " "
                        + LISTENING.toSeconds() + " s after " + command);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private boolean stillListens(int port) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(STILL_MILLIS);
        return listens(port);
    }

    private boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The port that a ws:// or wss:// URL means. */
    public static int portOf(URI url) {
        return url.getPort() > 0 ? url.getPort() : url.getScheme().equals("wss") ? 443 : 80;
    }
}
