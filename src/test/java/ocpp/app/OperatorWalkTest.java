package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import ocpp.operator.http.ApiClient;
import ocpp.operator.http.ApiClient.Answer;
import ocpp.protocol.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every CALL that an operator can send, from HTTP through the whole server to the text on the socket of a charge point,
 * back to the answer, and what is recorded of it. The steps stand in operator-walk.txt: the body, the payload on the wire
 * with its members in the order of the specification's tables, and what the charge point answers.
 */
class OperatorWalkTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private CentralSystem server;
    private ApiClient api;
    private ScriptedSocket chargePoint;

    /** A step of the walk. */
    private record Step(String action, String body, String wire, String answer) {}

    @BeforeEach
    void start() throws Exception {
        server = ConsoleWorld.startServer(folder);
        URI url = URI.create(Objects.requireNonNull(server.operatorUrl()));
        api = new ApiClient(new InetSocketAddress("127.0.0.1", url.getPort()));
        chargePoint = new ScriptedSocket(server.url() + "/CP_1");
        chargePoint.send("[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
        assertThat(chargePoint.next()).contains("\"Accepted\"");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void everyActionIsSentAnsweredAndRecorded() throws Exception {
        List<Step> steps = steps();
        assertThat(steps.stream().map(Step::action).collect(Collectors.toSet())).isEqualTo(sentByTheCentralSystem());
        for (Step step : steps) {
            walk(step);
        }
        assertThat(api.get("/api/v1/commands?limit=100").json().get("total").asInt())
                .isEqualTo(steps.size());
        whatTheAnswersMeanIsKept();
    }

    private void walk(Step step) throws Exception {
        CompletableFuture<Answer> sent = api.sendAsync(
                "POST", "/api/v1/charge-points/CP_1/commands/" + step.action, step.body, "X-Operator", "walker");
        String frame = chargePoint.next();
        String commandId = JSON.readTree(frame).get(1).asText();
        assertThat(frame).isEqualTo("[2,\"" + commandId + "\",\"" + step.action + "\"," + step.wire + "]");
        chargePoint.send("[3,\"" + commandId + "\"," + step.answer + "]");
        JsonNode outcome = sent.get(10, TimeUnit.SECONDS).json();
        assertThat(outcome.get("state").asText()).as(step.action).isEqualTo("Answered");
        assertThat(outcome.get("commandId").asText()).isEqualTo(commandId);
        assertThat(outcome.get("response")).isEqualTo(JSON.readTree(step.answer));
        JsonNode kept = api.get("/api/v1/commands/" + commandId).json();
        assertThat(kept.get("action").asText()).isEqualTo(step.action);
        assertThat(kept.get("operator").asText()).isEqualTo("walker");
        assertThat(kept.get("state").asText()).isEqualTo("Answered");
        assertThat(kept.get("request")).isEqualTo(JSON.readTree(step.wire));
        assertThat(kept.get("response")).isEqualTo(JSON.readTree(step.answer));
    }

    private void whatTheAnswersMeanIsKept() {
        JsonNode kept = api.get("/api/v1/charge-points/CP_1").json();
        assertThat(kept.at("/chargingProfiles/0/csChargingProfiles/chargingProfileId")
                        .asInt())
                .isEqualTo(10);
        assertThat(kept.get("localListVersion").asInt()).isEqualTo(4);
        assertThat(kept.get("configuration").toString())
                .contains("\"MeterValueSampleInterval\"", "\"HeartbeatInterval\"");
        assertThat(api.get("/api/v1/reservations?chargePointId=CP_1")
                        .json()
                        .at("/items/0/status")
                        .asText())
                .isEqualTo("CANCELLED");
    }

    private static Set<String> sentByTheCentralSystem() {
        return Arrays.stream(Action.values())
                .filter(action -> action.sender().includes(Action.Sender.CENTRAL_SYSTEM))
                .map(Action::name)
                .collect(Collectors.toSet());
    }

    private static List<Step> steps() throws Exception {
        List<String> lines;
        try (InputStream file =
                Objects.requireNonNull(OperatorWalkTest.class.getResourceAsStream("operator-walk.txt"))) {
            lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < lines.size(); at += 4) {
            steps.add(new Step(
                    lines.get(at).substring(1).strip(),
                    lines.get(at + 1).substring(1).strip(),
                    lines.get(at + 2).substring(1).strip(),
                    lines.get(at + 3).substring(1).strip()));
        }
        return steps;
    }

    /** The socket of a charge point, text by text. */
    private static final class ScriptedSocket implements WebSocket.Listener {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final WebSocket socket;

        ScriptedSocket(String url) {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .subprotocols("ocpp1.6")
                    .buildAsync(URI.create(url), this)
                    .join();
        }

        void send(String frame) {
            socket.sendText(frame, true).join();
        }

        String next() throws InterruptedException {
            String next = texts.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("a text of the server within 10 s").isNotNull();
            return next;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }
    }
}
