package ocpp.emulator.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** CALLs of operators, through the API of the central system: so many at a time, the others wait their turn. */
final class OperatorCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(40);

    private final @Nullable URI api;
    private final int atATime;
    private final Measurements measurements;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final Deque<HttpRequest> waiting = new ArrayDeque<>();
    private int underWay;

    /** @param api its URL, null where there is none: then every CALL fails */
    OperatorCalls(@Nullable URI api, int atATime, Measurements measurements) {
        this.api = api;
        this.atATime = atATime;
        this.measurements = measurements;
    }

    /** Sends the CALL to each of these; the end of each is counted. */
    void send(FleetEvent.Operate event, List<String> chargePointIds) {
        URI base = api;
        var unused = payload(event).whenComplete((payload, failure) -> {
            if (base == null || payload == null) {
                measurements.add(Figure.OPERATOR_FAILED, chargePointIds.size());
            } else {
                chargePointIds.forEach(id -> send(command(base, id, event.action(), payload)));
            }
        });
    }

    private CompletionStage<JsonNode> payload(FleetEvent.Operate event) {
        String profile = event.profile();
        if (profile == null || api == null) {
            return CompletableFuture.completedFuture(event.payload());
        }
        HttpRequest request = HttpRequest.newBuilder(
                        api.resolve("/api/v1/charging-profiles?description=" + encoded(profile)))
                .timeout(TIMEOUT)
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(response -> {
            JsonNode template = json(response.body()).at("/items/0/profile");
            if (template.isMissingNode()) {
                throw new IllegalStateException("no template of a charging profile is called " + profile);
            }
            return JSON.createObjectNode().put("connectorId", 0).set("csChargingProfiles", template);
        });
    }

    private static HttpRequest command(URI base, String chargePointId, String action, JsonNode payload) {
        URI uri = base.resolve("/api/v1/charge-points/" + encoded(chargePointId) + "/commands/" + action);
        return HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(payload.toString()))
                .build();
    }

    private synchronized void send(HttpRequest command) {
        waiting.add(command);
        sendNext();
    }

    private synchronized void sendNext() {
        while (underWay < atATime && !waiting.isEmpty()) {
            underWay++;
            var unused = client.sendAsync(waiting.remove(), HttpResponse.BodyHandlers.ofString())
                    .whenComplete((response, failure) -> ended(response != null && isAccepted(json(response.body()))));
        }
    }

    private synchronized void ended(boolean isAccepted) {
        measurements.count(isAccepted ? Figure.OPERATOR_ACCEPTED : Figure.OPERATOR_FAILED);
        underWay--;
        sendNext();
    }

    /** A response without a status, such as that of GetConfiguration, is one too. */
    private static boolean isAccepted(JsonNode outcome) {
        return outcome.path("state").asText().equals("Answered")
                && outcome.path("response").path("status").asText("Accepted").equals("Accepted");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
