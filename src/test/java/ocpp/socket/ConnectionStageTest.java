package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import ocpp.protocol.core.ClearCache;
import org.apache.pekko.actor.ActorRef;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a connection of the server does for a peer that keeps to the rules. */
class ConnectionStageTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    @DisplayName("J-RPC-21: pipelined CALLs that came in one read are answered in their order")
    void pipelinedCallsAreAnsweredInOrder() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port())) {
            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            for (int i = 0; i < 200; i++) {
                frames.writeBytes(RawClient.frame(RawClient.FIN | Opcodes.TEXT, "[2,\"" + i + "\",\"Heartbeat\",{}]"));
            }
            client.write(frames.toByteArray());
            for (int i = 0; i < 200; i++) {
                assertThat(client.readText()).isEqualTo("[3,\"" + i + "\",{\"currentTime\":\"1970-01-01T00:00:00Z\"}]");
            }
        }
    }

    @Test
    @DisplayName("J-RPC-21: a CALL waits while the one before it is answered")
    void aCallWaitsWhileTheOneBeforeItIsAnswered() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::silent);
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            client.heartbeat("a");
            client.heartbeat("b");
            endpoint.await("call a");
            endpoint.tell(connection -> connection.answer("a", RecordingEndpoint.HEARTBEAT));
            endpoint.await("call b");
            assertThat(client.readText()).startsWith("[3,\"a\"");
        }
    }

    @Test
    @DisplayName("J-RPC-13: CALLs of both sides may cross; ours go out one at a time")
    void callsOfBothSidesMayCross() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            endpoint.tell(connection -> {
                connection.call("1", new ClearCache.Request(), TIMEOUT);
                connection.call("2", new ClearCache.Request(), TIMEOUT);
            });
            assertThat(client.readText()).isEqualTo("[2,\"1\",\"ClearCache\",{}]");
            client.heartbeat("1");
            assertThat(client.readText()).startsWith("[3,\"1\",{\"currentTime\"");
            client.text("[3,\"1\",{\"status\":\"Accepted\"}]");
            endpoint.await("ended 1 Answered");
            assertThat(client.readText()).isEqualTo("[2,\"2\",\"ClearCache\",{}]");
            client.text("[4,\"2\",\"NotSupported\",\"\",{}]");
            endpoint.await("ended 2 Refused");
        }
    }

    @Test
    @DisplayName("J-RPC-15: a CALL without an answer times out, the late answer is ignored")
    void aCallWithoutAnAnswerTimesOut() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            endpoint.tell(connection -> connection.call("1", new ClearCache.Request(), Duration.ofMillis(50)));
            endpoint.await("ended 1 TimedOut");
            client.readText();
            client.text("[3,\"1\",{\"status\":\"Accepted\"}]");
            endpoint.await("ignored");
        }
    }

    @Test
    @DisplayName("EDGE-04: an answer owed for too long becomes InternalError")
    void anAnswerOwedForTooLongBecomesInternalError() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::silent, "answer-within = 100ms");
                RawClient client = new RawClient(server.port())) {
            client.heartbeat("a");
            assertThat(client.readText()).startsWith("[4,\"a\",\"InternalError\"");
        }
    }

    @Test
    @DisplayName("EDGE-02: DUMP_STATE is answered in its turn")
    void theStateDumpIsAnsweredInItsTurn() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::silent);
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            client.heartbeat("a");
            client.text("DUMP_STATE");
            endpoint.await("call a");
            endpoint.tell(connection -> connection.answer("a", RecordingEndpoint.HEARTBEAT));
            assertThat(client.readText()).startsWith("[3,\"a\"");
            assertThat(client.readText()).isEqualTo("{\"sessions\":[]}");
        }
    }

    @Test
    @DisplayName("J-CONN-19: a ping is answered with its payload, also within a message in fragments")
    void aPingWithinAMessageIsAnswered() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port())) {
            client.write(RawClient.frame(Opcodes.TEXT, "[2,\"a\",\"Heart"));
            client.write(RawClient.frame(RawClient.FIN | Opcodes.PING, "are you there"));
            RawClient.Incoming pong = client.read();
            assertThat(pong.opcode()).isEqualTo(Opcodes.PONG);
            assertThat(pong.text()).isEqualTo("are you there");
            client.write(RawClient.frame(RawClient.FIN, "beat\",{}]"));
            assertThat(client.readText()).startsWith("[3,\"a\"");
        }
    }

    @Test
    @DisplayName("J-CONN-26: a message in fragments of one byte, each in a segment of its own, is one message")
    void fragmentsOfOneByteAreOneMessage() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port())) {
            String text = "[2,\"ä€😀\",\"Heartbeat\",{}]";
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length; i++) {
                int flags = (i == 0 ? Opcodes.TEXT : 0) | (i == bytes.length - 1 ? RawClient.FIN : 0);
                client.frame(flags, new byte[] {bytes[i]});
            }
            client.frame(Opcodes.TEXT, new byte[0]);
            client.frame(Opcodes.CONTINUATION, new byte[0]);
            client.write(RawClient.frame(RawClient.FIN, "[2,\"b\",\"Heartbeat\",{}]"));
            assertThat(client.readText()).startsWith("[3,\"ä€😀\"");
            assertThat(client.readText()).startsWith("[3,\"b\"");
        }
    }

    @Test
    void aFrameThatComesByteByByteIsRead() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port())) {
            for (byte each : RawClient.frame(RawClient.FIN | Opcodes.TEXT, "[2,\"a\",\"Heartbeat\",{}]")) {
                client.write(new byte[] {each});
            }
            assertThat(client.readText()).startsWith("[3,\"a\"");
        }
    }

    @Test
    @DisplayName("Own pings tell the round trip; the peer's actor is watched; unknown messages reach the endpoint")
    void pingsRoundTripsAndMessagesReachTheEndpoint() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            endpoint.tell(connection -> connection.pingEvery(Duration.ofMillis(20)));
            RawClient.Incoming ping = client.read();
            assertThat(ping.opcode()).isEqualTo(Opcodes.PING);
            client.frame(RawClient.FIN | Opcodes.PONG, ping.payload());
            endpoint.await("roundTrip PT0.");
            endpoint.ref().tell("hello", ActorRef.noSender());
            endpoint.await("message String");
        }
    }

    @Test
    @DisplayName("J-CONN-24: our Close waits for the peer's, every CALL ends before the connection is over")
    void ourCloseWaitsForThePeers() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            endpoint.tell(connection -> {
                connection.call("1", new ClearCache.Request(), TIMEOUT);
                connection.call("2", new ClearCache.Request(), TIMEOUT);
                connection.close(CloseCodes.GOING_AWAY, "€".repeat(100));
                connection.call("3", new ClearCache.Request(), TIMEOUT);
            });
            endpoint.await("ended 1 Disconnected");
            endpoint.await("ended 2 Disconnected");
            endpoint.await("ended 3 Disconnected");
            assertThat(client.readText()).startsWith("[2,\"1\"");
            RawClient.Incoming close = client.read();
            assertThat(close.closeCode()).isEqualTo(CloseCodes.GOING_AWAY);
            assertThat(close.text()).isEqualTo("€".repeat(41));
            client.heartbeat("ignored");
            client.finishClosing(CloseCodes.GOING_AWAY);
            endpoint.await("closed 1001 we");
        }
    }

    @Test
    void thePeersCloseIsEchoedAndEndsTheSocket() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::silent);
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            client.heartbeat("a");
            client.frame(RawClient.FIN | Opcodes.CLOSE, new byte[] {0x0b, (byte) 0xb8, 'b', 'y', 'e'});
            assertThat(client.read().closeCode()).isEqualTo(3000);
            assertThat(client.isEnded()).isTrue();
            endpoint.await("closed 3000 peer bye");
        }
    }

    @Test
    void aCloseWithoutACodeIsEchoedWithoutOne() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::silent);
                RawClient client = new RawClient(server.port())) {
            client.frame(RawClient.FIN | Opcodes.CLOSE, new byte[0]);
            assertThat(client.read().closeCode()).isEqualTo(CloseCodes.NONE);
            assertThat(client.isEnded()).isTrue();
            server.accepted().await("closed 1005 peer");
        }
    }
}
