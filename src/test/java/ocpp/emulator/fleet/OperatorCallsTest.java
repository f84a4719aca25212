package ocpp.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an HTTP server that answers as the operator API does. */
class OperatorCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Measurements measurements = new Measurements();
    private HttpServer server;
    private URI api;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void everyCallIsSentAndItsEndCounted() throws IOException {
        List<String> ids = IntStream.range(0, 20).mapToObj(n -> "SIM " + n).toList();
        calls(api, 3).send(event("ClearCache", "{}", null), ids);
        await(20);
        assertThat(measurements.sum(Figure.OPERATOR_ACCEPTED)).isEqualTo(19);
        assertThat(measurements.sum(Figure.OPERATOR_FAILED)).isEqualTo(1);
        assertThat(asked).hasSize(20).contains("POST /api/v1/charge-points/SIM%207/commands/ClearCache {}");
    }

    @Test
    void aTemplateIsFetchedByItsDescription() throws IOException {
        calls(api, 1).send(event("SetChargingProfile", "{}", "cap-50pct"), List.of("SIM 1"));
        await(1);
        assertThat(asked)
                .containsExactly(
                        "GET /api/v1/charging-profiles?description=cap-50pct ",
                        "POST /api/v1/charge-points/SIM%201/commands/SetChargingProfile"
                                + " {\"connectorId\":0,\"csChargingProfiles\":{\"chargingProfileId\":7}}");
    }

    @Test
    void withoutATemplateOrAnApiEveryCallFails() throws IOException {
        calls(api, 1).send(event("SetChargingProfile", "{}", "unknown"), List.of("SIM 1", "SIM 2"));
        await(2);
        calls(null, 1).send(event("ClearCache", "{}", null), List.of("SIM 1"));
        server.stop(0);
        calls(api, 1).send(event("ClearCache", "{}", null), List.of("SIM 1"));
        await(4);
        assertThat(measurements.sum(Figure.OPERATOR_FAILED)).isEqualTo(4);
    }

    private OperatorCalls calls(@Nullable URI url, int atATime) {
        return new OperatorCalls(url, atATime, measurements);
    }

    private static FleetEvent.Operate event(String action, String payload, @Nullable String profile)
            throws IOException {
        JsonNode tree = JSON.readTree(payload);
        return new FleetEvent.Operate(Duration.ZERO, 1, action, tree, profile);
    }

    private void await(int ends) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        measurements.sum(Figure.OPERATOR_ACCEPTED) + measurements.sum(Figure.OPERATOR_FAILED) == ends);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String uri = exchange.getRequestURI().toString();
        asked.add(exchange.getRequestMethod() + " " + uri + " " + body);
        String answer = "{\"state\":\"Answered\",\"response\":{\"status\":\"Accepted\"}}";
        if (uri.contains("SIM%2013")) {
            answer = "{\"state\":\"TimedOut\"}";
        } else if (uri.endsWith("description=unknown")) {
            answer = "{\"items\":[]}";
        } else if (uri.contains("charging-profiles")) {
            answer = "{\"items\":[{\"id\":7,\"profile\":{\"chargingProfileId\":7}}]}";
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
