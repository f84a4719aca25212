package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import ocpp.operator.http.ApiClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The event stream, the documentation, health and metrics over real sockets. */
class SystemRoutesTest {
    private static OperatorBed bed;

    @BeforeAll
    static void start() {
        bed = new OperatorBed(Map.of("ocpp.operator.events", 100));
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @Test
    void theEventStreamFollowsAndResumes() throws Exception {
        long begin = bed.watch().events().lastId();
        try (Stream stream = new Stream("/api/v1/events?kind=boot,connected&chargePointId=S-1")) {
            assertThat(stream.line()).isEqualTo("retry: 2000");
            bed.booted("S-0");
            bed.booted("S-1");
            JsonNode connected = stream.event("connected");
            assertThat(connected.get("chargePointId").asText()).isEqualTo("S-1");
            assertThat(connected.get("remoteAddress").asText()).isEqualTo("127.0.0.1:50000");
            JsonNode boot = stream.event("boot");
            assertThat(boot.get("vendor").asText()).isEqualTo("RalphCo");
            assertThat(boot.get("id").asLong())
                    .isGreaterThan(connected.get("id").asLong());
        }
        try (Stream stream =
                new Stream("/api/v1/events?kind=boot&chargePointId=S-1", "Last-Event-ID", String.valueOf(begin))) {
            assertThat(stream.event("boot").get("chargePointId").asText()).isEqualTo("S-1");
        }
    }

    @Test
    void whoMissedTooMuchIsToldSo() throws Exception {
        long begin = bed.watch().events().lastId();
        for (int event = 0; event < 101; event++) {
            bed.watch().events().publish(Event.Kind.security, Instant.now(), "S-2", new Event.Security("x", null));
        }
        try (Stream stream = new Stream("/api/v1/events", "Last-Event-ID", String.valueOf(begin))) {
            assertThat(stream.event("missing").get("kind").asText()).isEqualTo("missing");
        }
    }

    @Test
    void framesAreStreamedToWhoAsksForThem() throws Exception {
        try (Stream stream = new Stream("/api/v1/events?kind=frame,seen")) {
            stream.line();
            bed.watch().frames("S-3").received("[2,\"a\",\"Heartbeat\",{}]".getBytes(StandardCharsets.UTF_8));
            assertThat(stream.event("seen").get("lastSeenAt").asText()).endsWith("Z");
            assertThat(stream.event("frame").get("action").asText()).isEqualTo("Heartbeat");
        }
    }

    @Test
    void theDocumentDescribesEveryRouteThereIs() {
        JsonNode document = bed.api().get("/openapi.json").json();
        assertThat(document.get("openapi").asText()).isEqualTo("3.1.0");
        Set<String> ids = new HashSet<>();
        Set<String> unanswered = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    assertThat(ids.add(operation.getValue().get("operationId").asText()))
                            .isTrue();
                    String concrete = path.getKey().replaceAll("\\{[^}]*}", "0");
                    String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
                    Answer answer =
                            concrete.equals("/api/v1/events") ? null : bed.api().send(method, concrete, "{}");
                    if (answer != null
                            && (answer.status() == 405 || answer.body().contains("\"type\":\"/docs#no-such-route\""))) {
                        unanswered.add(method + " " + concrete);
                    }
                }));
        assertThat(unanswered).isEmpty();
        assertThat(ids).hasSizeGreaterThan(30);
    }

    @Test
    void theDocumentHasEveryRouteThatTheApiPromises() {
        JsonNode paths = bed.api().get("/openapi.json").json().get("paths");
        Map<String, Set<String>> promised = Map.ofEntries(
                Map.entry("/api/v1/charge-points", Set.of("get")),
                Map.entry("/api/v1/charge-points/{id}", Set.of("get", "put", "delete")),
                Map.entry("/api/v1/charge-points/{id}/frames", Set.of("get")),
                Map.entry("/api/v1/charge-points/{id}/composite-schedule", Set.of("get")),
                Map.entry("/api/v1/charge-points/{id}/commands/Reset", Set.of("post")),
                Map.entry("/api/v1/commands", Set.of("get")),
                Map.entry("/api/v1/commands/{commandId}", Set.of("get")),
                Map.entry("/api/v1/transactions", Set.of("get")),
                Map.entry("/api/v1/transactions/{id}", Set.of("get", "patch")),
                Map.entry("/api/v1/transactions/{id}/meter-values", Set.of("get")),
                Map.entry("/api/v1/id-tags", Set.of("get")),
                Map.entry("/api/v1/id-tags/{idTag}", Set.of("get", "put", "delete")),
                Map.entry("/api/v1/reservations", Set.of("get")),
                Map.entry("/api/v1/reservations/{id}", Set.of("get")),
                Map.entry("/api/v1/charging-profiles", Set.of("get")),
                Map.entry("/api/v1/charging-profiles/{id}", Set.of("get", "put", "delete")),
                Map.entry("/api/v1/events", Set.of("get")),
                Map.entry("/api/v1/state", Set.of("get")),
                Map.entry("/metrics", Set.of("get")),
                Map.entry("/health/live", Set.of("get")),
                Map.entry("/health/ready", Set.of("get")));
        promised.forEach((path, methods) -> {
            Set<String> found = new TreeSet<>();
            paths.path(path).fieldNames().forEachRemaining(found::add);
            assertThat(found).as(path).isEqualTo(new TreeSet<>(methods));
        });
    }

    @Test
    void everyReferenceOfTheDocumentLeadsSomewhere() {
        JsonNode document = bed.api().get("/openapi.json").json();
        List<String> references = new ArrayList<>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asText()));
        assertThat(references).isNotEmpty();
        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void theDocsPageShowsEveryRouteAndFetchesNothing() {
        Answer page = bed.api().get("/docs");
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=UTF-8");
        assertThat(page.body()).contains("/api/v1/charge-points/{id}/commands/Reset", "id=\"not-connected\"");
        assertThat(Pattern.compile("(?:src|href)=\"(?!/)").matcher(page.body()).find())
                .isFalse();
    }

    @Test
    void theStateIsWhatDumpStateAnswers() {
        bed.booted("S-4");
        assertThat(bed.api().get("/api/v1/state").body()).contains("{\"chargePointId\":\"S-4\",\"boot_accepted\":true");
    }

    @Test
    void readinessNamesWhatDoesNotWork() {
        assertThat(bed.api().get("/health/live").status()).isEqualTo(200);
        assertThat(bed.api().get("/health/ready").body())
                .isEqualTo("{\"status\":\"UP\",\"checks\":{\"store\":\"UP\"}}");
        bed.trouble("disk full");
        Answer answer = bed.api().get("/health/ready");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().at("/checks/store").asText()).isEqualTo("disk full");
        bed.trouble(null);
    }

    @Test
    void everyLineOfTheMetricsIsAsPrometheusReadsIt() {
        bed.booted("S-\"5\"");
        bed.watch().metrics().received("Heartbeat", "CALLRESULT", java.time.Duration.ofMillis(3));
        Answer answer = bed.api().get("/metrics");
        Pattern sample = Pattern.compile(
                "[a-z_]+(\\{[a-z]+=\"([^\"\\\\\\n]|\\\\.)*\"(,[a-z]+=\"([^\"\\\\\\n]|\\\\.)*\")*})? -?[0-9.E+-]+(Inf)?");
        Set<String> typed = new HashSet<>();
        for (String line : answer.body().split("\n")) {
            if (line.startsWith("# TYPE ")) {
                assertThat(typed.add(line.split(" ")[2])).as(line).isTrue();
            } else if (!line.startsWith("# HELP ")) {
                assertThat(line).matches(sample);
            }
        }
        assertThat(answer.body())
                .contains("ocpp_calls_total{direction=\"received\",action=\"Heartbeat\",result=\"CALLRESULT\"} 1\n")
                .contains("ocpp_received_call_seconds_bucket{le=\"0.005\"} 1\n")
                .contains("ocpp_connections ");
    }

    @Test
    void everyActionIsListedWithItsSchemas() {
        assertThat(bed.api().get("/api/v1/actions").json().get("items")).hasSize(39);
        assertThat(bed.api().get("/api/v1/about").json().get("demo").asBoolean())
                .isTrue();
    }

    /** Reads an event stream line by line. */
    private static final class Stream implements AutoCloseable {
        private final BufferedReader lines;

        Stream(String path, String... headers) throws Exception {
            HttpResponse<java.io.InputStream> response =
                    bed.api().client().send(bed.api().request("GET", path, "", headers), BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        String line() throws Exception {
            return lines.readLine();
        }

        /** The data of the next event, which is to be of this kind. */
        JsonNode event(String kind) throws Exception {
            String line = lines.readLine();
            while (!line.startsWith("event: ")) {
                line = lines.readLine();
            }
            assertThat(line).isEqualTo("event: " + kind);
            return new com.fasterxml.jackson.databind.ObjectMapper()
                    .readTree(lines.readLine().substring("data: ".length()));
        }

        @Override
        public void close() throws Exception {
            lines.close();
        }
    }
}
