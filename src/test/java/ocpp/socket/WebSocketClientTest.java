package ocpp.socket;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ocpp.FreePort;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.Heartbeat;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WebSocketClientTest {
    private static final List<String> SUBPROTOCOLS = List.of("ocpp1.6");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static ActorSystem<Void> system;

    private final RecordingEndpoint endpoint = new RecordingEndpoint((connection, call) ->
            connection.answer(call.messageId(), new ClearCache.Response(ClearCache.ClearCacheStatus.Accepted)));

    @BeforeAll
    static void start() {
        system = ActorSystem.create(Behaviors.empty(), "client", SocketServer.quiet());
    }

    @AfterAll
    static void stop() {
        system.terminate();
    }

    @Test
    void aClientAndAServerOfOursTalk() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering)) {
            HandshakeResult result = connect(request(URI.create("ws://127.0.0.1:" + server.port() + "/CP_1")));
            assertThat(result).isEqualTo(new HandshakeResult.Accepted("ocpp1.6"));
            endpoint.await("opened");
            endpoint.tell(connection -> connection.call("a", new Heartbeat.Request(), TIMEOUT));
            endpoint.await("ended a Answered");
            RecordingEndpoint atServer = server.accepted();
            atServer.tell(connection -> connection.call("b", new ClearCache.Request(), TIMEOUT));
            endpoint.await("call b");
            atServer.await("ended b Answered");
            endpoint.tell(connection -> connection.close(CloseCodes.NORMAL, "done"));
            endpoint.await("closed 1000 we done");
            atServer.await("closed 1000 peer done");
        }
    }

    @Test
    void theServersCloseEndsTheClient() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering)) {
            connect(request(URI.create("ws://127.0.0.1:" + server.port() + "/CP_1")));
            server.accepted().tell(connection -> connection.close(CloseCodes.GOING_AWAY, "stop"));
            endpoint.await("closed 1001 peer stop");
        }
    }

    @Test
    void theRequestHoldsPathSubprotocolsAndHeaders() throws Exception {
        try (RawServer server = new RawServer(head -> RawServer.accept(head).getBytes(US_ASCII))) {
            ClientRequest request = new ClientRequest(
                    server.uri("/ocpp/RDAM%20123?x=1"),
                    List.of("ocpp1.6", "ocpp1.5"),
                    Map.of("traceparent", "00-1-2-01", "Authorization", "Basic QQ=="),
                    TIMEOUT,
                    new InetSocketAddress("127.0.0.2", 0),
                    null);
            connect(request);
            assertThat(server.head.get(10, TimeUnit.SECONDS))
                    .startsWith("GET /ocpp/RDAM%20123?x=1 HTTP/1.1\r\nHost: 127.0.0.1:")
                    .contains("\r\nSec-WebSocket-Protocol: ocpp1.6, ocpp1.5\r\n")
                    .contains("\r\ntraceparent: 00-1-2-01\r\n")
                    .contains("\r\nAuthorization: Basic QQ==\r\n");
            assertThat(server.socket.get(10, TimeUnit.SECONDS).getInetAddress().getHostAddress())
                    .isEqualTo("127.0.0.2");
            assertThat(request.toString()).doesNotContain("QQ==");
        }
    }

    @Test
    void aServerThatChoosesNoSubprotocolIsAccepted() throws Exception {
        try (RawServer server = new RawServer(head -> RawServer.accept(head).getBytes(US_ASCII))) {
            assertThat(connect(request(server.uri("/CP_1")))).isEqualTo(new HandshakeResult.Accepted(null));
        }
    }

    @Test
    void aFrameThatCameWithTheAnswerIsRead() throws Exception {
        try (RawServer server = new RawServer(head -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(RawServer.accept(head).getBytes(US_ASCII));
            String call = "[2,\"b\",\"ClearCache\",{}]";
            bytes.writeBytes(RawClient.header(RawClient.FIN | Opcodes.TEXT, 0, call.length()));
            bytes.writeBytes(call.getBytes(US_ASCII));
            return bytes.toByteArray();
        })) {
            connect(request(server.uri("/CP_1")));
            endpoint.await("opened");
            endpoint.await("call b");
        }
    }

    @Test
    void aServerThatMasksGets1002() throws Exception {
        try (RawServer server = new RawServer(head -> RawServer.accept(head).getBytes(US_ASCII))) {
            connect(request(server.uri("/CP_1")));
            server.socket.join().getOutputStream().write(RawClient.frame(RawClient.FIN | Opcodes.TEXT, "[]"));
            server.socket.join().shutdownOutput();
            endpoint.await("closed 1002 we frame is masked");
        }
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("404", "HTTP/1.1 404 Not Found\r\n\r\n", new HandshakeResult.Refused(404, "Not Found")),
                Arguments.of("401", "HTTP/1.0 401\r\nA: b\r\n\r\nbody", new HandshakeResult.Refused(401, "")),
                Arguments.of("no HTTP", "SSH-2.0-x\r\n\r\n", notConnected("the answer is no HTTP response")),
                Arguments.of("nothing", "", notConnected("the server ended the connection without an answer")),
                Arguments.of(
                        "long", "HTTP/1.1 101 X\r\n" + "A: b\r\n".repeat(4000), notConnected("the head of the answer")),
                Arguments.of(
                        "no accept",
                        "HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                        notConnected("the server's answer has not the right Sec-WebSocket-Accept")),
                Arguments.of(
                        "no upgrade",
                        "HTTP/1.1 101 X\r\n\r\n",
                        notConnected("the server's answer has no Upgrade: websocket")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void anAnswerThatOpensNothingIsAValue(String name, String answer, HandshakeResult expected) throws Exception {
        try (LogWatch log = new LogWatch();
                RawServer server = new RawServer(head -> answer.getBytes(US_ASCII))) {
            HandshakeResult result = connect(request(server.uri("/CP_1")));
            if (expected instanceof HandshakeResult.NotConnected cause) {
                assertThat(((HandshakeResult.NotConnected) result).cause()).startsWith(cause.cause());
            } else {
                assertThat(result).isEqualTo(expected);
            }
            assertThat(endpoint.hasHeardNothing()).isTrue();
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void aSubprotocolOrAnExtensionThatWasNotOfferedIsNoAnswer() throws Exception {
        for (String line : List.of("Sec-WebSocket-Protocol: ocpp2.0.1\r\n", "Sec-WebSocket-Extensions: x\r\n")) {
            try (RawServer server =
                    new RawServer(head -> RawServer.accept(head, line).getBytes(US_ASCII))) {
                assertThat(connect(request(server.uri("/CP_1")))).isInstanceOf(HandshakeResult.NotConnected.class);
            }
        }
    }

    @Test
    void noServerAndNoAnswerInTimeAreValues() throws Exception {
        URI nobody = URI.create("ws://127.0.0.1:" + FreePort.next() + "/CP_1");
        assertThat(connect(request(nobody))).isEqualTo(notConnected("Connection refused"));
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("ws://127.0.0.1:" + silent.getLocalPort() + "/CP_1");
            ClientRequest request = new ClientRequest(uri, SUBPROTOCOLS, Map.of(), Duration.ofMillis(200), null, null);
            assertThat(connect(request)).isEqualTo(notConnected("no WebSocket within 200 ms"));
        }
    }

    @Test
    void aRequestThatCannotBeSentIsRefusedAtOnce() {
        assertThatThrownBy(() -> request(URI.create("http://x/")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("url http://x/ (expected: ws://host:port/path or wss://host:port/path)");
        assertThatThrownBy(() -> new ClientRequest(
                        URI.create("ws://x/"), SUBPROTOCOLS, Map.of("A", "b\r\nC: d"), TIMEOUT, null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private HandshakeResult connect(ClientRequest request) throws Exception {
        return new WebSocketClient(system)
                .connect(request, SocketServer.clientSetup(endpoint))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static ClientRequest request(URI uri) {
        return new ClientRequest(uri, SUBPROTOCOLS, Map.of(), TIMEOUT, null, null);
    }

    private static HandshakeResult.NotConnected notConnected(String cause) {
        return new HandshakeResult.NotConnected(cause);
    }
}
