package ocpp.emulator.scenario.real;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import ocpp.emulator.scenario.match.Json;
import ocpp.emulator.scenario.run.OperatorAnswer;
import ocpp.emulator.scenario.run.OperatorRequest;
import org.jspecify.annotations.Nullable;

/** An operator who uses the API of our central system. Thread-safe. */
public final class OperatorApi {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(40);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String base;

    /**
     * @param url such as {@code http://localhost:9001}
     * @throws IllegalArgumentException where the URL cannot be used; the message names it
     */
    public OperatorApi(String url) {
        URI uri = URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("operator " + url + " (expected: http://host:port)");
        }
        this.base = uri + "/api/v1";
    }

    CompletableFuture<OperatorAnswer> ask(String chargePointId, OperatorRequest request) {
        return client.sendAsync(http(chargePointId, request), BodyHandlers.ofByteArray())
                .handle((response, failure) -> answer(request, response, failure));
    }

    private HttpRequest http(String chargePointId, OperatorRequest request) {
        if (request instanceof OperatorRequest.Command command) {
            String path = "/charge-points/" + encoded(chargePointId) + "/commands/" + command.action();
            return at(path).POST(BodyPublishers.ofByteArray(Json.bytes(command.payload())))
                    .build();
        } else if (request instanceof OperatorRequest.PutIdTag tag) {
            return at("/id-tags/" + encoded(tag.tag()))
                    .PUT(BodyPublishers.ofByteArray(Json.bytes(tag.members())))
                    .build();
        }
        if (!(request instanceof OperatorRequest.GetTransaction wanted)) {
            throw new IllegalArgumentException("not for the operator API: " + request);
        }
        return at("/transactions/" + encoded(wanted.transactionId())).GET().build();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json");
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static OperatorAnswer answer(
            OperatorRequest request, @Nullable HttpResponse<byte[]> response, @Nullable Throwable failure) {
        if (response == null) {
            return OperatorAnswer.trouble("no operator API: " + failure);
        }
        JsonNode body = Json.tree(response.body());
        if (response.statusCode() >= 300) {
            return OperatorAnswer.trouble("HTTP " + response.statusCode() + " "
                    + body.path("detail").asText(body.path("title").asText()));
        }
        if (!(request instanceof OperatorRequest.Command)) {
            return new OperatorAnswer(OperatorAnswer.ANSWERED, body);
        }
        String state = body.path("state").asText();
        return switch (state) {
            case OperatorAnswer.ANSWERED -> new OperatorAnswer(state, body.path("response"));
            case OperatorAnswer.REFUSED -> new OperatorAnswer(state, body.path("error"));
            default -> OperatorAnswer.trouble(state);
        };
    }
}
