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
import ocpp.operator.http.ApiClient;
import org.assertj.core.api.InstanceOfAssertFactories;
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
