package ocpp.emulator.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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

    synchronized void send(String chargePointId, String action, JsonNode payload) {
        if (api == null) {
            measurements.count(Figure.OPERATOR_FAILED);
            return;
        }
        String id = URLEncoder.encode(chargePointId, StandardCharsets.UTF_8).replace("+", "%20");
        URI uri = api.resolve("/api/v1/charge-points/" + id + "/commands/" + action);
        waiting.add(HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(payload.toString()))
                .build());
        sendNext();
    }

    private synchronized void sendNext() {
        while (underWay < atATime && !waiting.isEmpty()) {
            underWay++;
            var unused = client.sendAsync(waiting.remove(), HttpResponse.BodyHandlers.ofString())
                    .handle((response, failure) -> {
                        boolean isAccepted = response != null && isAccepted(response.body());
                        measurements.count(isAccepted ? Figure.OPERATOR_ACCEPTED : Figure.OPERATOR_FAILED);
                        ended();
                        return isAccepted;
                    });
        }
    }

    private synchronized void ended() {
        underWay--;
        sendNext();
    }

    /** An answer without a status, such as that of GetConfiguration, is one too. */
    private static boolean isAccepted(String body) {
        try {
            JsonNode outcome = JSON.readTree(body);
            return outcome.path("state").asText().equals("Answered")
                    && outcome.path("response").path("status").asText("Accepted").equals("Accepted");
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
