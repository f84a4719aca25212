package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server and fleet, each a process of its own. */
class FleetJarIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void aFleetThatIsInterruptedSaysHowFarItCame() throws Exception {
        configure();
        try (JarProcess server = JarProcess.start(folder, Map.of(), "server");
                JarProcess fleet = fleet(url(server), "--duration", "10m")) {
            fleet.awaitErr("00:1");
            fleet.signal("INT");
            assertThat(fleet.exitCode(Duration.ofSeconds(15))).isEqualTo(130);
            assertThat(fleet.out())
                    .anyMatch(line -> line.startsWith("connections"))
                    .last()
                    .isEqualTo("RESULT standard INTERRUPTED  no SLO judged");
        }
    }

    @Test
    void aFleetWhoseServerIsKilledGoesOnToItsEnd() throws Exception {
        configure();
        try (JarProcess server = JarProcess.start(folder, Map.of(), "server");
                JarProcess fleet = fleet(url(server), "--duration", "15s", "--json", "report.json")) {
            fleet.awaitErr("00:1");
            server.signal("KILL");
            assertThat(fleet.exitCode(LONG)).isEqualTo(1);
            assertThat(fleet.out()).anyMatch(line -> line.startsWith("FAIL  lost-connections"));
        }
        assertThat(folder.resolve("report.json")).content().contains("\"exitCode\" : 1");
    }

    private JarProcess fleet(String url, String... more) throws Exception {
        String[] usual = {"fleet", "--url", url, "--stations", "20", "--ramp", "20/s"};
        String[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return JarProcess.start(folder, Map.of(), all);
    }

    private void configure() throws Exception {
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/application.conf"), """
                ocpp.server.port = 0
                ocpp.operator.port = 0
                ocpp.emulator.fleet.drain-timeout = 2s
                """);
    }

    private static String url(JarProcess server) throws Exception {
        String line = server.awaitErr("Listening on ");
        return line.substring("Listening on ".length(), line.lastIndexOf('/'));
    }
}
