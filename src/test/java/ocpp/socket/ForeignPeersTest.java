package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.Heartbeat;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Our connection against the WebSocket library of somebody else. */
class ForeignPeersTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    @DisplayName("J-CONN-01: a WebSocket client that is not ours is served, as RFC 6455 has it")
    void aForeignClientIsServed() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering)) {
            ForeignClient client = new ForeignClient(server.port());
            assertThat(client.connectBlocking(10, TimeUnit.SECONDS)).isTrue();
            assertThat(client.getProtocol().getProvidedProtocol()).isEqualTo("ocpp1.6");
            RecordingEndpoint endpoint = server.accepted();
            client.send("[2,\"a\",\"Heartbeat\",{}]");
            assertThat(client.texts.poll(10, TimeUnit.SECONDS)).startsWith("[3,\"a\"");
            endpoint.tell(connection -> connection.pingEvery(Duration.ofMillis(20)));
            endpoint.await("roundTrip");
            endpoint.tell(connection -> {
                connection.call("b", new ClearCache.Request(), TIMEOUT);
                connection.close(CloseCodes.GOING_AWAY, "stop");
            });
            assertThat(client.texts.poll(10, TimeUnit.SECONDS)).isEqualTo("[2,\"b\",\"ClearCache\",{}]");
            assertThat(client.texts.poll(10, TimeUnit.SECONDS)).isEqualTo("close 1001 stop true");
            endpoint.await("closed 1001 we stop");
        }
    }

    @Test
    void aForeignServerIsSpokenTo() throws Exception {
        ForeignServer server = new ForeignServer();
        server.start();
        assertThat(server.started.await(10, TimeUnit.SECONDS)).isTrue();
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "client", SocketServer.quiet());
        try {
            RecordingEndpoint endpoint = RecordingEndpoint.silent();
            ClientRequest request = new ClientRequest(
                    URI.create("ws://127.0.0.1:" + server.getPort() + "/CP_1"),
                    List.of("ocpp1.6"),
                    Map.of(),
                    TIMEOUT,
                    null,
                    null);
            HandshakeResult result = new ocpp.socket.WebSocketClient(system)
                    .connect(request, SocketServer.clientSetup(endpoint))
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
            assertThat(result).isEqualTo(new HandshakeResult.Accepted(null));
            endpoint.await("opened");
            endpoint.tell(connection -> connection.call("a", new Heartbeat.Request(), TIMEOUT));
            endpoint.await("ended a Answered");
            endpoint.tell(connection -> connection.close(CloseCodes.NORMAL, "done"));
            endpoint.await("closed 1000 we done");
        } finally {
            system.terminate();
            server.stop(1000);
        }
    }

    private static final class ForeignClient extends WebSocketClient {
        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();

        ForeignClient(int port) {
            super(
                    URI.create("ws://127.0.0.1:" + port + "/CP_1"),
                    new Draft_6455(List.of(), List.of(new Protocol("ocpp1.6"))));
        }

        @Override
        public void onOpen(ServerHandshake handshake) {}

        @Override
        public void onMessage(String text) {
            texts.add(text);
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            texts.add("close " + code + " " + reason + " " + remote);
        }

        @Override
        public void onError(Exception e) {
            texts.add("error " + e);
        }
    }

    /** Answers every CALL with the payload of a Heartbeat's answer, and chooses no subprotocol. */
    private static final class ForeignServer extends WebSocketServer {
        private final CountDownLatch started = new CountDownLatch(1);

        ForeignServer() {
            super(new InetSocketAddress("127.0.0.1", 0));
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onOpen(WebSocket socket, ClientHandshake handshake) {}

        @Override
        public void onMessage(WebSocket socket, String text) {
            socket.send("[3,\"" + text.split("\"")[1] + "\",{\"currentTime\":\"2026-01-18T12:34:56Z\"}]");
        }

        @Override
        public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket socket, Exception e) {}
    }
}
