package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import ocpp.protocol.core.ClearCache;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a connection of the server does for a peer that misbehaves, dies or reads nothing. */
class ConnectionAbuseTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    @DisplayName("J-CONN-24: an abrupt reset ends every CALL and is no line of log")
    void anAbruptResetEndsEveryCall() throws Exception {
        try (LogWatch log = new LogWatch();
                SocketServer server = SocketServer.start(RecordingEndpoint::silent);
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            endpoint.tell(connection -> connection.call("1", new ClearCache.Request(), TIMEOUT));
            client.readText();
            client.socket().setSoLinger(true, 0);
            client.close();
            endpoint.await("ended 1 Disconnected");
            endpoint.await("closed 1006 peer");
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    void aSocketEndedWithinAFrameIsNoLineOfLog() throws Exception {
        try (LogWatch log = new LogWatch();
                SocketServer server = SocketServer.start(RecordingEndpoint::silent);
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            client.write(RawClient.header(RawClient.FIN | Opcodes.TEXT, 0x80, 100));
            client.write(new byte[20]);
            client.close();
            endpoint.await("closed 1006 peer");
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    @DisplayName("J-CONN-20: a peer that is gone is noticed by two lost pings")
    void twoLostPingsClose() throws Exception {
        try (SocketServer server =
                        SocketServer.start(RecordingEndpoint::silent, "ping-interval = 50ms", "close-timeout = 100ms");
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            assertThat(client.read().opcode()).isEqualTo(Opcodes.PING);
            assertThat(client.read().opcode()).isEqualTo(Opcodes.PING);
            assertThat(client.read().closeCode()).isEqualTo(CloseCodes.GOING_AWAY);
            assertThat(client.isEnded()).isTrue();
            endpoint.await("closed 1001 we no sign of life after 2 pings");
        }
    }

    @Test
    void aPeerThatSpeaksButDoesNotPongIsAlive() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering, "ping-interval = 200ms");
                RawClient client = new RawClient(server.port())) {
            int pings = 0;
            while (pings < 5) {
                client.heartbeat("a");
                pings += client.read().opcode() == Opcodes.PING ? 1 : 0;
            }
        }
    }

    @Test
    @DisplayName("A peer that reads nothing: no more is read from it, then 1008, then the socket is reset")
    void aPeerThatReadsNothingIsClosed() throws Exception {
        AtomicInteger dumps = new AtomicInteger();
        String dump = "{\"sessions\":\"" + "x".repeat(1 << 20) + "\"}";
        try (LogWatch log = new LogWatch();
                SocketServer server = SocketServer.start(
                        () -> RecordingEndpoint.dumping(() -> {
                            dumps.incrementAndGet();
                            return dump;
                        }),
                        "slow-reader-timeout = 300ms",
                        "close-timeout = 100ms");
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            for (int i = 0; i < 200; i++) {
                client.text("DUMP_STATE");
            }
            endpoint.await("closed 1008 we nothing was taken for 300 ms");
            assertThat(dumps).hasValueLessThan(50);
            assertThat(log.warnings()).hasSize(1);
        }
    }

    @Test
    @DisplayName("While answers cannot leave, CALLs are not handed over and lose no time; then all are answered")
    void aSlowPeerGetsAllItsAnswers() throws Exception {
        String dump = "{\"sessions\":\"" + "x".repeat(1 << 20) + "\"}";
        try (SocketServer server =
                        SocketServer.start(() -> RecordingEndpoint.dumping(() -> dump), "answer-within = 200ms");
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            for (int i = 0; i < 30; i++) {
                client.text("DUMP_STATE");
            }
            client.heartbeat("last");
            endpoint.tell(connection -> connection.call("1", new ClearCache.Request(), TIMEOUT));
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                texts.add(client.readText());
            }
            assertThat(texts).filteredOn(dump::equals).hasSize(30);
            assertThat(texts).filteredOn(text -> text.startsWith("[3,\"last\"")).hasSize(1);
        }
    }

    @Test
    @DisplayName("More CALLs than may wait are left in the socket and are all answered in the end")
    void moreCallsThanMayWaitAreLeftInTheSocket() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::silent, "waiting-calls = 3");
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            for (int i = 0; i < 20; i++) {
                client.heartbeat("" + i);
            }
            for (int i = 0; i < 20; i++) {
                String messageId = "" + i;
                endpoint.await("call " + messageId);
                endpoint.tell(connection -> connection.answer(messageId, RecordingEndpoint.HEARTBEAT));
                assertThat(client.readText()).startsWith("[3,\"" + i + "\"");
            }
        }
    }

    @Test
    void aMessageThatNeverEndsIsClosed() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::silent, "message-timeout = 100ms");
                RawClient client = new RawClient(server.port())) {
            client.write(RawClient.frame(Opcodes.TEXT, "[2,"));
            assertThat(client.read().closeCode()).isEqualTo(CloseCodes.POLICY);
            client.finishClosing(CloseCodes.POLICY);
        }
    }

    @Test
    @DisplayName("J-CONN-26: 5 MB in one frame get 1009, even from a peer that goes on sending")
    void aFrameOfFiveMegabytesGets1009() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::silent);
                RawClient client = new RawClient(server.port())) {
            client.text("x".repeat(5_000_000));
            assertThat(client.read().closeCode()).isEqualTo(CloseCodes.TOO_BIG);
            client.finishClosing(CloseCodes.TOO_BIG);
        }
    }

    @Test
    @DisplayName("J-RPC-20: nesting of 10 000 gets FormationViolation")
    void deepNestingGetsFormationViolation() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::silent);
                RawClient client = new RawClient(server.port())) {
            client.text("[2,\"a\",\"Heartbeat\"," + "[".repeat(10_000) + "]".repeat(10_000) + "]");
            assertThat(client.readText()).startsWith("[4,\"a\",\"FormationViolation\"");
        }
    }

    @Test
    @DisplayName("J-RPC-20: binary messages are ignored, 20 in a row get 1003")
    void twentyBinariesInARowGet1003() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port())) {
            binaries(client, 19);
            client.heartbeat("a");
            assertThat(client.readText()).startsWith("[3,\"a\"");
            binaries(client, 20);
            assertThat(client.read().closeCode()).isEqualTo(1003);
        }
    }

    @Test
    @DisplayName("J-RPC-20: 20 texts in a row that could not be answered get 1008")
    void twentyUnanswerableTextsInARowGet1008() throws Exception {
        try (LogWatch log = new LogWatch();
                SocketServer server = SocketServer.start(RecordingEndpoint::answering);
                RawClient client = new RawClient(server.port())) {
            for (int i = 0; i < 25; i++) {
                client.text("hello");
            }
            assertThat(client.read().closeCode()).isEqualTo(CloseCodes.POLICY);
            client.finishClosing(CloseCodes.POLICY);
            assertThat(log.warnings()).hasSize(1);
        }
    }

    @Test
    void aPeerThatDoesNotAnswerOurCloseIsLeftAfterTheCloseTimeout() throws Exception {
        try (SocketServer server = SocketServer.start(RecordingEndpoint::silent, "close-timeout = 300ms");
                RawClient client = new RawClient(server.port())) {
            RecordingEndpoint endpoint = server.accepted();
            Instant before = Instant.now();
            endpoint.tell(connection -> connection.close(CloseCodes.NORMAL, "bye"));
            assertThat(client.read().closeCode()).isEqualTo(CloseCodes.NORMAL);
            assertThat(client.isEnded()).isTrue();
            assertThat(Duration.between(before, Instant.now()))
                    .isBetween(Duration.ofMillis(280), Duration.ofSeconds(3));
            endpoint.await("closed 1000 we bye");
        }
    }

    @Test
    void twoHundredConnectionsAtOnceAreServed() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try (SocketServer server = SocketServer.start(RecordingEndpoint::answering)) {
            for (int i = 0; i < 200; i++) {
                clients.add(new RawClient(server.port()));
            }
            for (int round = 0; round < 5; round++) {
                for (RawClient client : clients) {
                    client.heartbeat("a" + round);
                }
                for (RawClient client : clients) {
                    assertThat(client.readText()).startsWith("[3,\"a" + round + "\"");
                }
            }
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    private static void binaries(RawClient client, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            client.frame(RawClient.FIN | Opcodes.BINARY, new byte[] {1, 2, 3});
        }
    }
}
