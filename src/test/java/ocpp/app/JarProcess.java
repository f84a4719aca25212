package ocpp.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The jar as a process of its own, in a folder of its own. */
final class JarProcess implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;
    private final Path out;
    private final Path err;

    /** @param environment what differs from this process, an empty value for none */
    static JarProcess start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        return new JarProcess(folder, environment, arguments);
    }

    static Path jar() {
        return Path.of(System.getProperty("ocpp.jar"));
    }

    private JarProcess(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-Xmx384m"));
        if (Runtime.version().feature() >= 24) {
            // Scala's lazy values use what such a JDK warns of on standard error.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(List.of(arguments));
        out = Files.createTempFile(folder, "out", ".txt");
        err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(environment);
        process = builder.start();
    }

    List<String> out() throws IOException {
        return Files.readAllLines(out);
    }

    List<String> err() throws IOException {
        return Files.readAllLines(err);
    }

    /** Waits for a line on standard error and returns it. */
    String awaitErr(String start) throws IOException {
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(() -> !process.isAlive() || err().stream().anyMatch(line -> line.startsWith(start)));
        return err().stream()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line \"" + start + "\""));
    }

    /** Sends a signal: TERM, INT or KILL. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Waits for the end and returns the exit code. */
    int exitCode(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + within);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
