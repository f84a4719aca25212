package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import ocpp.gateway.Station;
import ocpp.telemetry.OtlpCollector;
import ocpp.telemetry.OtlpCollector.ReceivedSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The jar, as people run it. */
@Execution(ExecutionMode.CONCURRENT)
class JarIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String QUICK = """
            ocpp.server { port = 0, heartbeat-interval = 1s }
            ocpp.operator.port = 0
            ocpp.emulator.seed.meter-interval = 600ms
            """;

    @TempDir
    Path folder;

    @Test
    void aServerThatIsToldToStopClosesItsConnectionsAndIsGoneWithinTenSeconds() throws Exception {
        configure(QUICK);
        try (JarProcess server = JarProcess.start(folder, Map.of(), "server")) {
            String url = url(server);
            Station first = Station.connect(url + "/CP_1");
            Station second = Station.connect(url + "/CP_2");
            assertThat(first.boot()).contains("Accepted");

            server.signal("TERM");
            assertThat(server.exitCode(Duration.ofSeconds(10))).isEqualTo(143);
            assertThat(first.closeCode()).isEqualTo(1001);
            assertThat(second.closeCode()).isEqualTo(1001);
            assertThat(server.err())
                    .filteredOn(line -> line.startsWith("Stopping"))
                    .containsExactly("Stopping: open connections that are told to close (1001): 2");
            assertThat(server.out()).contains("INFO - Client connected: CP_1", "INFO - Client disconnected: CP_2");
        }
        assertThat(folder.resolve("logs/ocpp_raw.log")).content().contains(" CP_1 RX [2,\"boot\",", " CP_1 TX [3,");
        assertThat(folder.resolve("data/ocpp.db")).exists();
    }

    @Test
    void aServerWithoutAFreePortOrAConfigurationInOrderSaysSoInOneLine() throws Exception {
        configure(QUICK);
        try (JarProcess server = JarProcess.start(folder, Map.of(), "server")) {
            String url = url(server);
            String port = url.substring(url.lastIndexOf(':') + 1);
            assertFailsWithOneLine(Map.of("APP_PORT", port), "cannot listen on 127.0.0.1:" + port, "server");
        }
        configure("ocpp.server.prot = 1");
        assertFailsWithOneLine(Map.of(), "conf/application.conf:1: unknown key ocpp.server.prot", "server");
    }

    @Test
    void aServerAndAnEmulatedSessionMeetInOneTraceAndStopAtAnInterrupt() throws Exception {
        configure(QUICK);
        try (OtlpCollector collector = new OtlpCollector();
                JarProcess server = JarProcess.start(folder, traced(collector.endpoint()), "server")) {
            String url = url(server);
            try (JarProcess session = JarProcess.start(
                    folder, traced(collector.endpoint()), "emulate", "CP_9", "--url", url, "--meter-interval", "2s")) {
                assertThat(session.exitCode(LONG)).as("%s", session.err()).isZero();
                assertThat(session.err()).isEmpty();
                assertThat(session.out()).contains("StopTransaction acknowledged (transactionId=1)");
            }
            server.signal("INT");
            assertThat(server.exitCode(Duration.ofSeconds(10))).isEqualTo(130);

            List<ReceivedSpan> spans = collector.spans();
            assertThat(spans).extracting(ReceivedSpan::service).contains("ocpp16-server", "ocpp16-client");
            assertThat(spans)
                    .extracting(ReceivedSpan::traceId)
                    .containsOnly(spans.get(0).traceId());
            String session = spans.stream()
                    .filter(span -> span.name().equals("ocpp session"))
                    .findFirst()
                    .orElseThrow()
                    .spanId();
            assertThat(spans)
                    .filteredOn(span -> !span.name().equals("ocpp session"))
                    .extracting(ReceivedSpan::parentSpanId)
                    .containsOnly(session);
        }
    }

    @Test
    void theDemoEndsWellWithoutACollectorAndKeepsNothing() throws Exception {
        configure(QUICK);
        try (JarProcess demo = JarProcess.start(folder, traced("http://127.0.0.1:1"), "demo")) {
            assertThat(demo.exitCode(LONG)).as("%s", demo.err()).isZero();
            assertThat(demo.out())
                    .contains("INFO - Client connected: CP_1", "StopTransaction acknowledged (transactionId=1)");
            assertThat(demo.err())
                    .allMatch(line -> line.startsWith("WARN - Traces are dropped: "))
                    .hasSizeLessThan(3);
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aFleetOfAnotherProcessTakesThePlaceOfTheSession() throws Exception {
        configure(QUICK);
        try (JarProcess demo = JarProcess.start(folder, Map.of(), "demo", "--fleet", "10")) {
            assertThat(demo.exitCode(LONG)).as("%s", demo.err()).isZero();
            assertThat(demo.out())
                    .anyMatch(line -> line.startsWith("INFO - Client connected: SIM-"))
                    .anyMatch(line -> line.startsWith("fleet standard  10 stations"));
        }
        try (JarProcess demo = JarProcess.start(folder, Map.of(), "demo", "--fleet", "-1")) {
            assertThat(demo.exitCode(LONG)).isEqualTo(2);
            assertThat(demo.err()).contains("--fleet -1 (expected: a whole number from 1 to 100000)");
        }
    }

    @Test
    void theJarHoldsAllDefaultsAndLogLinesGoWhereALogbackFileSays() throws Exception {
        configure(QUICK);
        try (JarFile jar = new JarFile(JarProcess.jar().toFile());
                Reader text = new InputStreamReader(
                        jar.getInputStream(jar.getEntry("reference.conf")), StandardCharsets.UTF_8)) {
            Map<String, Object> inTheJar =
                    pekkos(ConfigFactory.parseReader(text).resolve());
            assertThat(inTheJar).hasSizeGreaterThan(400).isEqualTo(pekkos(ConfigFactory.defaultReference()));
        }
        Path own = Files.writeString(folder.resolve("own.xml"), """
                <configuration>
                  <appender name="A" class="ch.qos.logback.core.FileAppender">
                    <file>own.log</file>
                    <encoder><pattern>%msg%n</pattern></encoder>
                  </appender>
                  <root level="INFO"><appender-ref ref="A"/></root>
                </configuration>
                """);
        Map<String, String> ownFile = Map.of("JDK_JAVA_OPTIONS", "-Dlogback.configurationFile=" + own);
        try (JarProcess demo = JarProcess.start(folder, ownFile, "demo")) {
            assertThat(demo.exitCode(LONG)).as("%s", demo.err()).isZero();
            assertThat(demo.out()).doesNotContain("INFO - Client connected: CP_1");
        }
        assertThat(folder.resolve("own.log")).content().contains("Client connected: CP_1");
    }

    @Test
    void theClassesInTheJarAreMadeForAQuickStart() throws Exception {
        try (JarFile jar = new JarFile(JarProcess.jar().toFile())) {
            List<JarEntry> classes = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .toList();
            assertThat(classes).allMatch(entry -> entry.getMethod() == ZipEntry.STORED);
            int scalaLambdas = 0;
            for (JarEntry entry : classes) {
                byte[] content = jar.getInputStream(entry).readAllBytes();
                assertThat(content[7]).as(entry.getName()).isGreaterThanOrEqualTo((byte) 50);
                scalaLambdas += new String(content, StandardCharsets.ISO_8859_1).contains("altMetafactory") ? 1 : 0;
            }
            assertThat(scalaLambdas)
                    .as("classes with lambdas that no cache takes")
                    .isLessThan(100);
        }
    }

    /** Without what test kits add, and without the lists that every part of Pekko on a class path adds to. */
    private static Map<String, Object> pekkos(Config config) {
        return config.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("pekko."))
                .filter(entry -> !entry.getKey().contains("test"))
                .filter(entry -> !entry.getKey().endsWith("library-extensions"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().unwrapped()));
    }

    private void assertFailsWithOneLine(Map<String, String> environment, String start, String... arguments)
            throws Exception {
        try (JarProcess failing = JarProcess.start(folder, environment, arguments)) {
            assertThat(failing.exitCode(LONG)).isEqualTo(2);
            assertThat(failing.err()).singleElement().asString().startsWith(start);
            assertThat(failing.out()).isEmpty();
        }
    }

    private static Map<String, String> traced(String endpoint) {
        return Map.of("OTEL_SDK_DISABLED", "false", "OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
    }

    private static String url(JarProcess server) throws IOException {
        String line = server.awaitErr("Listening on ");
        return line.substring("Listening on ".length(), line.lastIndexOf('/'));
    }

    private void configure(String text) throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/application.conf"), text);
    }
}
