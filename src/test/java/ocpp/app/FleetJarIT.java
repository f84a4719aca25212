package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server, fleet and a charge point that stays up, each a process of its own. */
class FleetJarIT {
    @TempDir
    Path folder;

    @Test
    void aFleetThatIsInterruptedSaysHowFarItCameAndAChargePointThatIsEndedKeepsItsState() throws Exception {
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
                        "report.json");
                JarProcess station = JarProcess.start(folder, Map.of(), idle(server))) {
            charge(station);
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

    private static String[] idle(JarProcess server) throws Exception {
        String options = "emulate CP_7 --idle --control 127.0.0.1:0 --persist state --url " + url(server);
        return options.split(" ");
    }

    /** A session by the control port, ended with the process. */
    private void charge(JarProcess station) throws Exception {
        String line = station.awaitErr("Control port: ");
        String control = line.substring("Control port: ".length(), line.lastIndexOf('/'));
        awaitOut(station, "BootNotification Accepted");
        post(control + "/plug", "{\"connector\":1}");
        post(control + "/swipe", "{\"connector\":1,\"idTag\":\"TEST\"}");
        awaitOut(station, "connector 1: Preparing -> Charging");
        station.signal("TERM");
        assertThat(station.exitCode(Duration.ofSeconds(10))).isEqualTo(143);
        assertThat(station.out())
                .anyMatch(told -> told.contains("connector 1: transaction over, PowerLoss"))
                .last()
                .asString()
                .endsWith("off");
        assertThat(folder.resolve("state/CP_7.json")).content().contains("\"lastTransaction\":1");
    }

    private static void awaitOut(JarProcess process, String text) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> process.out().stream().anyMatch(line -> line.contains(text)));
    }

    private static void post(String url, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
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
