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
    @TempDir
    Path folder;

    @Test
    void aFleetThatIsInterruptedSaysHowFarItCame() throws Exception {
        configure();
        try (JarProcess server = JarProcess.start(folder, Map.of(), "server");
                JarProcess fleet = JarProcess.start(
                        folder,
                        Map.of(),
                        "fleet",
                        "--url",
                        url(server),
                        "--stations",
                        "200",
                        "--duration",
                        "10m",
                        "--json",
                        "report.json")) {
            fleet.awaitErr("00:0");
            fleet.signal("INT");
            assertThat(fleet.exitCode(Duration.ofSeconds(15))).isEqualTo(130);
            assertThat(fleet.out())
                    .anyMatch(line -> line.startsWith("connections"))
                    .last()
                    .isEqualTo("RESULT standard INTERRUPTED  no SLO judged");
        }
        assertThat(folder.resolve("report.json")).content().contains("\"exitCode\" : 130");
    }

    private void configure() throws Exception {
        Files.createDirectories(folder.resolve("conf"));
        Files.writeString(folder.resolve("conf/application.conf"), """
                ocpp.server.port = 0
                ocpp.operator.port = 0
                """);
    }

    private static String url(JarProcess server) throws Exception {
        String line = server.awaitErr("Listening on ");
        return line.substring("Listening on ".length(), line.lastIndexOf('/'));
    }
}
