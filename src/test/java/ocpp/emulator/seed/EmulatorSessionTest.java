package ocpp.emulator.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import ocpp.FreePort;
import ocpp.socket.FrameLog;
import ocpp.socket.SocketSettings;
import ocpp.telemetry.SessionTrace;
import ocpp.telemetry.Tracing.ClientSession;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seed's session over real sockets, against a central system of another make, with short waits. */
class EmulatorSessionTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final SocketSettings SOCKET =
            SocketSettings.from(ConfigFactory.defaultReferenceUnresolved().resolve());

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private ForeignServer server;

    @BeforeEach
    void start() throws Exception {
        server = new ForeignServer();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @AfterAll
    static void end() {
        KIT.shutdownTestKit();
    }

    @Test
    void theSessionRunsAgainstAForeignServer() throws Exception {
        assertThat(run().exitCode()).isZero();
        assertThat(server.actions())
                .containsExactly(
                        "BootNotification",
                        "StatusNotification",
                        "StartTransaction",
                        "SetChargingProfile",
                        "MeterValues",
                        "MeterValues",
                        "ClearChargingProfile",
                        "StopTransaction");
        assertThat(server.handshake)
                .containsEntry("path", "/CP%201")
                .containsEntry("sec-websocket-protocol", "ocpp1.6")
                .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    @Test
    void theAnswerIsShownAsItWasReceivedWithoutBlanks() throws Exception {
        server.on("StatusNotification", (socket, id, payload) -> socket.send(" [ 3,\n\"" + id + "\" , { } ] "));
        run();
        assertThat(lines)
                .anyMatch(line -> line.matches("StatusNotification RAW RESPONSE: \\[3,\"[0-9a-f-]{36}\",\\{}]"));
    }

    @Test
    void heartbeatsFollowTheIntervalOfTheServer() throws Exception {
        server.result(
                "BootNotification",
                "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-18T12:34:56Z\",\"interval\":1}");
        assertThat(run().exitCode()).isZero();
        assertThat(lines).contains("Heartbeat 1 sent", "Heartbeat 1 acknowledged");
    }

    @Test
    void aRefusedConnectionIsExitCodeTwo() throws Exception {
        int free = FreePort.next();
        SessionResult result = run("ws://127.0.0.1:" + free, "strict = off");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.problem())
                .contains("no connection to ws://127.0.0.1:" + free)
                .contains("--url");
        assertThat(lines).isEmpty();
    }

    @Test
    void aRefusedHandshakeIsExitCodeTwo() throws Exception {
        server.refuseHandshakes();
        SessionResult result = run();
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.problem()).contains("refused the connection with HTTP 404");
    }

    @Test
    void aServerThatAcceptsConnectionsAndSaysNothingIsExitCodeTwo() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(silent.isBound()).isTrue();
            assertThatThrownBy(() -> run("http://127.0.0.1:" + silent.getLocalPort(), "strict = off"))
                    .hasMessageContaining("expected: ws://host:port/path");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BootNotification",
        "StatusNotification",
        "StartTransaction",
        "MeterValues",
        "ClearChargingProfile",
        "StopTransaction",
    })
    void aCallErrorIsExitCodeOne(String action) throws Exception {
        server.error(action, "InternalError");
        SessionResult result = run();
        assertThat(result.exitCode()).isOne();
        assertThat(result.problem()).contains("answered " + action + " with the CALLERROR InternalError \"sorry\"");
        assertThat(lines).anyMatch(line -> line.startsWith(action + " RESPONSE: CALLERROR uid="));
    }

    @Test
    void noAnswerIsExitCodeOne() throws Exception {
        server.on("MeterValues", (socket, id, payload) -> {});
        SessionResult result = run(server.url(), "answer-timeout = 200ms");
        assertThat(result.exitCode()).isOne();
        assertThat(result.problem()).contains("no answer to MeterValues within 200 ms");
    }

    @Test
    void anAnswerThatIsNoOcppIsExitCodeOne() throws Exception {
        server.result("StartTransaction", "{\"transactionId\":\"one\"}");
        SessionResult result = run();
        assertThat(result.exitCode()).isOne();
        assertThat(result.problem()).contains("answer to StartTransaction is not valid OCPP 1.6");
    }

    @Test
    void aConnectionLostInMidSessionIsExitCodeOne() throws Exception {
        server.on("MeterValues", (socket, id, payload) -> socket.closeConnection(1006, "cut"));
        SessionResult result = run();
        assertThat(result.exitCode()).isOne();
        assertThat(result.problem()).contains("close code 1006").contains("before the answer to MeterValues");
    }

    @Test
    void aServerThatClosesInMidSessionIsNamed() throws Exception {
        server.on("MeterValues", (socket, id, payload) -> socket.close(1001, "maintenance"));
        SessionResult result = run();
        assertThat(result.exitCode()).isOne();
        assertThat(result.problem())
                .contains("the server closed the connection")
                .contains("1001 \"maintenance\"");
    }

    @Test
    void aServerThatClosesRightAfterTheLastAnswerIsASuccess() throws Exception {
        server.on("StopTransaction", (socket, id, payload) -> {
            socket.send("[3,\"" + id + "\",{}]");
            socket.close(1000, "bye");
        });
        assertThat(run()).isEqualTo(SessionResult.SUCCESS);
    }

    @Test
    void aRejectedBootSendsNothingElse() throws Exception {
        server.result(
                "BootNotification",
                "{\"status\":\"Rejected\",\"currentTime\":\"2026-01-18T12:34:56Z\",\"interval\":1}");
        assertThat(run().exitCode()).isOne();
        assertThat(server.actions()).containsExactly("BootNotification");
    }

    @Test
    void aPendingBootIsRepeatedUntilItIsAccepted() throws Exception {
        server.results(
                "BootNotification",
                time -> "{\"status\":\"" + (time == 1 ? "Pending" : "Accepted")
                        + "\",\"currentTime\":\"2026-01-18T12:34:56Z\",\"interval\":1}");
        assertThat(run().exitCode()).isZero();
        assertThat(server.actions()).startsWith("BootNotification", "BootNotification", "StatusNotification");
    }

    @Test
    void aRefusedTagEndsWithDeAuthorized() throws Exception {
        server.result("StartTransaction", "{\"transactionId\":1,\"idTagInfo\":{\"status\":\"Invalid\"}}");
        SessionResult result = run();
        assertThat(result.exitCode()).isOne();
        assertThat(server.received.get(3)).contains("StopTransaction", "DeAuthorized");
        assertThat(result.problem()).contains("Invalid for the id tag TEST");
    }

    @Test
    void aServerWithoutProfilesFromChargePointsIsNoFailure() throws Exception {
        server.error("SetChargingProfile", "NotImplemented");
        assertThat(run()).isEqualTo(SessionResult.SUCCESS);
        assertThat(notes).hasSize(1);
        assertThat(server.actions()).doesNotContain("ClearChargingProfile");
        assertThat(run(server.url(), "strict = on").exitCode()).isOne();
    }

    @Test
    void callsOfTheServerAreAnsweredInMidSession() throws Exception {
        server.on("StartTransaction", (socket, id, payload) -> {
            socket.send("[2,\"theirs-1\",\"GetConfiguration\",{}]");
            socket.send("[2,\"theirs-2\",\"MakeCoffee\",{}]");
            socket.send("[3,\"" + id + "\",{\"transactionId\":1,\"idTagInfo\":{\"status\":\"Accepted\"}}]");
        });
        assertThat(run()).isEqualTo(SessionResult.SUCCESS);
        assertThat(server.received).anyMatch(text -> text.startsWith("[4,\"theirs-1\",\"NotSupported\","));
        assertThat(server.received).anyMatch(text -> text.startsWith("[4,\"theirs-2\",\"NotImplemented\","));
    }

    private SessionResult run() throws Exception {
        return run(server.url(), "strict = off");
    }

    private SessionResult run(String url, String setting) throws Exception {
        SeedSettings settings = SeedSettings.from(ConfigFactory.parseString("ocpp.emulator.seed { " + setting + " }")
                .withFallback(ConfigFactory.parseString("ocpp.emulator.seed.meter-interval = 100ms"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve());
        ClientSession trace = new ClientSession(
                SessionTrace.NONE, Map.of("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        SessionOutput output = new SessionOutput() {
            @Override
            public void line(String line) {
                lines.add(line);
            }

            @Override
            public void note(String note) {
                notes.add(note);
            }
        };
        CompletableFuture<SessionResult> ended = EmulatorSession.run(
                        KIT.system(),
                        new EmulatorSession.Request("CP 1", url, settings, SOCKET, FrameLog.NONE, trace),
                        output)
                .toCompletableFuture();
        assertThat(ended).as(() -> lines + " " + server.received).succeedsWithin(20, TimeUnit.SECONDS);
        return ended.get();
    }
}
