package ocpp.emulator.runner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import ocpp.emulator.link.LinkEndpoint;
import ocpp.emulator.link.LinkEvent;
import ocpp.socket.ClientRequest;
import ocpp.socket.ConnectionSetup;
import ocpp.socket.HandshakeResult;
import ocpp.telemetry.Tracing.ClientSession;
import ocpp.wire.Side;
import org.jspecify.annotations.Nullable;

/** Opens the WebSocket of one charge point. */
public final class Dialer {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<String> SUBPROTOCOLS = List.of("ocpp1.6");

    private final RunnerResources resources;
    private final RunnerSetup setup;

    public Dialer(RunnerResources resources, RunnerSetup setup) {
        this.resources = resources;
        this.setup = setup;
    }

    /**
     * Connects; the listener hears of the link only when it is open.
     *
     * @param authorizationKey hexadecimal digits, null for no password
     */
    public CompletionStage<HandshakeResult> connect(@Nullable String authorizationKey, Consumer<LinkEvent> listener) {
        String id = setup.chargePoint().chargePointId();
        ClientSession trace = resources.tracing().openClient(id);
        Map<String, String> headers = new HashMap<>(trace.headers());
        if (authorizationKey != null) {
            headers.put("Authorization", basic(id, authorizationKey));
        }
        ConnectionSetup connection = new ConnectionSetup(
                Side.CHARGE_POINT,
                id,
                resources.codec(),
                new LinkEndpoint(
                        listener,
                        text -> setup.observer().leaving(resources.clock().instant(), text),
                        text -> setup.observer().arriving(resources.clock().instant(), text)),
                new ObservedFrames(setup.observer(), resources.clock()),
                trace.trace(),
                false,
                resources.socket());
        ClientRequest request =
                new ClientRequest(setup.url(), SUBPROTOCOLS, headers, TIMEOUT, setup.localAddress(), null);
        return resources.client().connect(request, connection);
    }

    /** The header of Basic authentication: the identity, a colon and the bytes of the key (J-CONN-13). */
    static String basic(String chargePointId, String authorizationKey) {
        byte[] user = (chargePointId + ":").getBytes(StandardCharsets.UTF_8);
        byte[] key = HexFormat.of().parseHex(authorizationKey);
        byte[] credentials = new byte[user.length + key.length];
        System.arraycopy(user, 0, credentials, 0, user.length);
        System.arraycopy(key, 0, credentials, user.length, key.length);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }
}
