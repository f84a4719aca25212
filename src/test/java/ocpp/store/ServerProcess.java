package ocpp.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real jar, running {@code server} in a folder of its own until it is killed. */
final class ServerProcess {
    private static final Pattern LISTENING = Pattern.compile("Listening on (ws://\\S+)/\\{chargePointId}");

    private final Process process;
    private final CompletableFuture<String> url = new CompletableFuture<>();
    private final StringBuilder errors = new StringBuilder();

    private ServerProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::readErrors, "server-stderr");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts it and waits until it listens. */
    static ServerProcess start(Path folder, String storeUrl) throws Exception {
        Path settings = folder.resolve("conf/application.conf");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, "ocpp.store.url = \"" + storeUrl + "\"\n");
        Path jar = Path.of(System.getProperty("ocpp.jar")).toAbsolutePath();
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "-Xmx384m", "-jar", jar.toString(), "server")
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.out").toFile()));
        builder.environment().putAll(Map.of("APP_PORT", "0", "APP_OPERATOR_PORT", "0", "OTEL_SDK_DISABLED", "true"));
        ServerProcess server = new ServerProcess(builder.start());
        try {
            server.url.get(5, TimeUnit.MINUTES);
        } catch (TimeoutException late) {
            server.kill();
            throw new AssertionError("the server does not listen: " + server.errors());
        }
        return server;
    }

    /** Where stations connect, without an identity. */
    String url() {
        return url.join();
    }

    /** SIGKILL: nothing of it gets to say good-bye. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** What it wrote to stderr. */
    String errors() {
        synchronized (errors) {
            return errors.toString();
        }
    }

    private void readErrors() {
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                synchronized (errors) {
                    errors.append(line).append('\n');
                }
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    url.complete(listening.group(1));
                }
                line = reader.readLine();
            }
        } catch (IOException killed) {
            return;
        } finally {
            url.completeExceptionally(new AssertionError("the server ended: " + errors()));
        }
    }
}
