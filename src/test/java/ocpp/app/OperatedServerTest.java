package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import ocpp.console.ScriptedChargePoint;
import ocpp.gateway.Station;
import ocpp.operator.http.ApiClient;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sets, and how it holds at the endpoint of a whole server and after a restart. */
class OperatedServerTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path folder;

    private CentralSystem server;
    private ApiClient api;

    @BeforeEach
    void start() {
        server = ConsoleWorld.startServer(folder);
        URI url = URI.create(Objects.requireNonNull(server.operatorUrl()));
        api = new ApiClient(new InetSocketAddress("127.0.0.1", url.getPort()));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    @DisplayName("J-CONN-12, J-CONN-14: a charge point with a password authenticates by it and by its own name")
    void aChargePointWithAPasswordHasToShowIt() {
        api.send("PUT", "/api/v1/charge-points/CP_1", "{\"password\":\"" + PASSWORD + "\"}");
        assertThat(refusal("CP_1", "")).isEqualTo(401);
        assertThat(refusal("CP_1", "CP_1:wrong horse battery")).isEqualTo(401);
        assertThat(refusal("CP_1", "CP_2:" + PASSWORD)).isEqualTo(401);
        connect("CP_1", "CP_1:" + PASSWORD).abort();
        connect("CP_2", "").abort();
        api.send("PUT", "/api/v1/charge-points/CP_1", "{\"password\":null}");
        connect("CP_1", "").abort();
    }

    @Test
    void whatWasKnownIsListedAgainAfterARestart() {
        ScriptedChargePoint chargePoint =
                ScriptedChargePoint.start(server.url(), "CP_1", "RalphCo", "RalphModel1", "0.1.0");
        chargePoint.status(1, "Charging");
        chargePoint.close();
        api.send("PUT", "/api/v1/charge-points/CP_1", "{\"note\":\"behind the barn\"}");
        stop();
        start();
        JsonNode item = api.get("/api/v1/charge-points").json().at("/items/0");
        assertThat(item.get("vendor").asText()).isEqualTo("RalphCo");
        assertThat(item.get("registration").asText()).isEqualTo("Accepted");
        assertThat(item.get("connected").asBoolean()).isFalse();
        assertThat(item.at("/connectors/0/status").asText()).isEqualTo("Charging");
        assertThat(api.get("/api/v1/charge-points/CP_1").json().get("note").asText())
                .isEqualTo("behind the barn");
        String[] frames = api.get("/api/v1/charge-points/CP_1/frames").body().split("\n");
        assertThat(frames).hasSize(4);
        assertThat(frames[0]).contains("\"seq\":-3,", "\"direction\":\"RX\"", "\"action\":\"BootNotification\"");
        assertThat(frames[3]).contains("\"seq\":0,", "\"type\":\"CALLRESULT\",\"action\":\"StatusNotification\"");
    }

    @Test
    @DisplayName(
            "J-ERR-08: an operator sees what lenient mode would do and switches it on for one charge point, connected"
                    + " or not; then what it mended is told")
    void oneChargePointIsReadLeniently() throws Exception {
        Station station = Station.connect(server.url() + "/CP_1");
        station.boot();
        String authorize = "{\"idTag\":7}";
        assertThat(station.call("m1", "Authorize", authorize)).startsWith("[4,\"m1\",\"TypeConstraintViolation\"");
        JsonNode refusals = api.get("/api/v1/charge-points/CP_1").json().get("refusals");
        assertThat(refusals.get("takenIfLenient").asInt()).isEqualTo(1);
        assertThat(refusals.at("/last/action").asText()).isEqualTo("Authorize");
        assertThat(refusals.at("/last/repairs/0").asText()).isEqualTo("text-notation");

        api.send("PUT", "/api/v1/charge-points/CP_1", "{\"validation\":\"lenient\"}");
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(station.call("m2", "Authorize", authorize)).startsWith("[3,"));
        station.closeBlocking();
        assertThat(Station.connect(server.url() + "/CP_1").call("m3", "Authorize", authorize))
                .startsWith("[3,");
        JsonNode all = api.get("/api/v1/charge-points/CP_1").json();
        assertThat(all.get("validation").asText()).isEqualTo("lenient");
        assertThat(all.at("/repairsByRule/text-notation").asInt()).isEqualTo(2);
    }

    private int refusal(String id, String credentials) {
        AtomicInteger status = new AtomicInteger();
        assertThatThrownBy(() -> connect(id, credentials))
                .isInstanceOf(CompletionException.class)
                .cause()
                .asInstanceOf(InstanceOfAssertFactories.type(WebSocketHandshakeException.class))
                .satisfies(refused -> status.set(refused.getResponse().statusCode()));
        return status.get();
    }

    private WebSocket connect(String id, String credentials) {
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("ocpp1.6");
        if (!credentials.isEmpty()) {
            byte[] pair = credentials.getBytes(StandardCharsets.UTF_8);
            builder.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        return builder.buildAsync(URI.create(server.url() + "/" + id), new WebSocket.Listener() {})
                .join();
    }
}
