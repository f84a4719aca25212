package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, run in this process. */
class MainTest {
    private static final String QUICK = """
            ocpp.server.heartbeat-interval = 1s
            ocpp.emulator.seed.meter-interval = 600ms
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpAndVersionAreNoErrors() {
        assertThat(run("--help")).isZero();
        assertThat(text(out)).contains("server", "emulate", "demo", "--config", "Exit codes");
        assertThat(run("emulate", "-h")).isZero();
        assertThat(text(out)).contains("--url", "--strict-seed", "--frames");
        assertThat(run("--version")).isZero();
        assertThat(text(out)).contains("ocpp-pekko ");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void whatIsNoCommandIsExplained() {
        assertThat(run()).isEqualTo(2);
        assertThat(text(err)).contains("Usage: ocpp-pekko");
        assertThat(run("serve")).isEqualTo(2);
        assertThat(run("server", "--prot", "9")).isEqualTo(2);
        assertThat(text(err)).contains("'serve'", "'--prot'");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void aConfigurationThatIsNotInOrderIsOneLine() throws IOException {
        Path file = Files.writeString(folder.resolve("my.conf"), "ocpp {\n  sever { }\n}");
        assertThat(run("server", "--config", file.toString())).isEqualTo(2);
        assertThat(text(err).lines())
                .singleElement()
                .asString()
                .startsWith(file + ":2: unknown key ocpp.sever (expected under ocpp: ")
                .contains("server");
    }

    @Test
    void aValueOfTheConfigurationThatIsWrongIsOneLine() throws IOException {
        configure("ocpp.server.port = high");
        assertThat(run("server")).isEqualTo(2);
        assertThat(text(err).lines())
                .singleElement()
                .asString()
                .endsWith("application.conf:1: ocpp.server.port = \"high\" (expected: a number)");
    }

    @Test
    void aTakenPortIsOneLine() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            configure("ocpp.server.port = " + taken.getLocalPort());
            assertThat(run("server")).isEqualTo(2);
            assertThat(text(err).lines())
                    .singleElement()
                    .asString()
                    .contains("127.0.0.1:" + taken.getLocalPort(), "in use", "APP_PORT");
        }
    }

    @Test
    void anAddressOfAnotherMachineIsOneLine() throws IOException {
        configure("ocpp.server.host = \"192.0.2.1\"");
        assertThat(run("server")).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().contains("192.0.2.1", "APP_HOST");
    }

    @Test
    void anEmulatedSessionWithoutAServerIsOneLine() throws IOException {
        configure("ocpp.server.port = 1");
        assertThat(run("emulate")).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().contains("ws://127.0.0.1:1/CP_1");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void aUrlThatIsNoneIsOneLine() {
        assertThat(run("emulate", "CP_7", "--url", "http://127.0.0.1:1")).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().contains("http://127.0.0.1:1", "expected: ws://");
    }

    @Test
    void memoryForFramesThatTheHeapDoesNotHaveIsOneLine() throws IOException {
        configure("ocpp.operator.frames-memory = 8GiB");
        assertThat(run("demo")).isEqualTo(2);
        assertThat(text(err).lines())
                .singleElement()
                .asString()
                .startsWith("ocpp.operator.frames-memory = 8589934592 (expected: at most ")
                .contains("-Xmx");
    }

    @Test
    void theDemoShowsTheConsoleOrAFleet() {
        assertThat(run("demo", "--console", "--fleet", "7")).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().isEqualTo("--console --fleet 7 (expected: one of the two)");
    }

    @Test
    void theDemoRunsASessionToItsEnd() throws IOException {
        configure(QUICK);
        assertThat(run("demo")).as(text(err)).isZero();
        assertThat(text(out)).contains("StopTransaction acknowledged (transactionId=1)");
        assertThat(folder.resolve("raw.log")).content().contains(" CP_1 RX [2,", " CP_1 TX [3,");
    }

    @Test
    void aSessionThatIsRefusedIsAFailure() throws IOException {
        configure(QUICK + "ocpp.authorization.unknown-tags = invalid");
        assertThat(run("demo")).isEqualTo(1);
        assertThat(text(err).lines()).singleElement().asString().contains("StartTransaction");
    }

    private void configure(String text) throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(
                folder.resolve("conf").resolve("application.conf"),
                text + "\nocpp.raw-log.path = \"" + folder.resolve("raw.log") + "\"");
    }

    private int run(String... arguments) {
        return Main.run(
                new Configuration.Surroundings(folder, Map.of(), new Properties()), Console.of(out, err), arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
