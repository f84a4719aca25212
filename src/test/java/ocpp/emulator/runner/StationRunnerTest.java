package ocpp.emulator.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.typesafe.config.ConfigFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import ocpp.emulator.chargepoint.BackOff;
import ocpp.emulator.chargepoint.ChargePointSetup;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.control.ControlServer;
import ocpp.emulator.link.StationUrl;
import ocpp.socket.SocketSettings;
import ocpp.telemetry.Tracing;
import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A charge point over real sockets, with its control port and its file. */
class StationRunnerTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final RunnerResources RESOURCES = RunnerResources.of(
            KIT.system(),
            SocketSettings.from(ConfigFactory.defaultReferenceUnresolved().resolve()),
            Tracing.off());

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private SmallServer server;

    @BeforeEach
    void start() throws Exception {
        server = new SmallServer();
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
    @DisplayName("a session by the control port; switched off, it tells the end of the transaction and closes")
    void session() throws Exception {
        ActorRef<StationRunner.Command> runner = runner(ChargePointSetup.of("CP_1"), null);
        ServerBinding control = ControlServer.start(
                        KIT.system(), new InetSocketAddress("127.0.0.1", 0), ChargePointSetup.of("CP_1"), runner)
                .toCompletableFuture()
                .get();
        await().atMost(SOON).until(() -> server.actions().contains("StatusNotification"));
        assertThat(post(control, "plug", "{\"connector\":1}")).startsWith("200").contains("\"Preparing\"");
        assertThat(post(control, "swipe", "{\"connector\":0,\"idTag\":\"TAG-001\"}"))
                .startsWith("200");
        await().atMost(SOON).until(() -> server.actions().contains("StartTransaction"));
        assertThat(post(control, "swipe", "{\"connector\":9,\"idTag\":\"TAG-001\"}"))
                .startsWith("400")
                .contains("connector: 9 (expected: 0 to 2)");
        assertThat(post(control, "plug", "{\"conector\":1}")).startsWith("400").contains("unknown fields [conector]");
        assertThat(post(control, "dance", "")).startsWith("404").contains("vehicle-ready");
        post(control, "send", "{\"text\":\"[2,\\\"x\\\",\\\"Nonsense\\\",{}]\"}");
        await().atMost(SOON).until(() -> server.actions().contains("Nonsense"));
        off(runner);
        assertThat(server.actions()).contains("StopTransaction");
        await().atMost(SOON).until(() -> server.getConnections().isEmpty());
        control.unbind();
    }

    @Test
    @DisplayName(
            "TXQ-07, J-CONN-13, SEC-KEY-01: what was not told is told by the next process, with the password of the setup")
    void stateSurvives() throws Exception {
        ChargePointSetup setup = ChargePointSetup.of("AL1000")
                .withPersistence(true)
                .with("AuthorizationKey", "0001020304050607FFFFFFFFFFFFFFFFFFFFFFFF")
                .with("AllowOfflineTxForUnknownId", "true");
        StateFile file = StateFile.open(folder, "AL1000");
        ActorRef<StationRunner.Command> first = runner(setup, file);
        await().atMost(SOON).until(() -> server.actions().contains("StatusNotification"));
        assertThat(server.credentials).containsExactly("Basic QUwxMDAwOgABAgMEBQYH////////////////");
        first.tell(new StationRunner.Give(new Input.CarrierLost("no carrier")));
        first.tell(new StationRunner.Give(new Input.Plug(1, null)));
        first.tell(new StationRunner.Give(new Input.Swipe(1, "TAG-001")));
        off(first);
        assertThat(server.actions()).doesNotContain("StartTransaction");
        assertThat(Files.readString(file.path())).contains("StartTransaction", "PowerLoss");
        assertThat(Files.getPosixFilePermissions(file.path()))
                .as("it holds the password")
                .hasSize(2);
        ActorRef<StationRunner.Command> second = runner(setup, StateFile.open(folder, "AL1000"));
        await().atMost(SOON).until(() -> server.actions().contains("StopTransaction"));
        assertThat(server.actions().stream().filter("StartTransaction"::equals)).hasSize(1);
        off(second);
    }

    @Test
    @DisplayName("J-CONN-22, J-CONN-25: a lost connection is opened again, without a new boot")
    void reconnects() {
        ActorRef<StationRunner.Command> runner = runner(
                ChargePointSetup.of("CP_1").withBackOff(new BackOff(Duration.ofMillis(20), Duration.ofMillis(100))),
                null);
        await().atMost(SOON).until(() -> server.actions().contains("StatusNotification"));
        server.getConnections().forEach(socket -> socket.close(1001));
        await().atMost(SOON).until(() -> server.credentials.size() == 2);
        runner.tell(new StationRunner.Give(new Input.Plug(1, null)));
        await().atMost(SOON)
                .until(() -> server.received.get(server.received.size() - 1).contains("Preparing"));
        assertThat(server.actions().stream().filter("BootNotification"::equals)).hasSize(1);
        off(runner);
    }

    @Test
    @DisplayName("BOOT-07: Rejected, a CALL gets no answer; accepted later, the next one gets its own")
    void rejected() {
        server.registration =
                server.registration.replace("Accepted", "Rejected").replace("300", "1");
        ActorRef<StationRunner.Command> runner = runner(ChargePointSetup.of("CP_1"), null);
        await().atMost(SOON).until(() -> server.actions().contains("BootNotification"));
        server.broadcast("[2,\"early\",\"GetConfiguration\",{}]");
        server.registration = server.registration.replace("Rejected", "Accepted");
        await().atMost(SOON).until(() -> server.actions().contains("StatusNotification"));
        server.broadcast("[2,\"late\",\"GetConfiguration\",{\"key\":[\"HeartbeatInterval\"]}]");
        await().atMost(SOON).until(() -> server.received.stream().anyMatch(text -> text.startsWith("[3,\"late\"")));
        assertThat(server.received).noneMatch(text -> text.contains("\"early\""));
        off(runner);
    }

    @Test
    @DisplayName("a lost carrier cuts the connection: the central system sees no Close")
    void carrierLost() {
        ActorRef<StationRunner.Command> runner = runner(ChargePointSetup.of("CP_1"), null);
        await().atMost(SOON).until(() -> server.actions().contains("StatusNotification"));
        runner.tell(new StationRunner.Give(new Input.CarrierLost("no carrier")));
        await().atMost(SOON).until(() -> !server.closes.isEmpty());
        runner.tell(new StationRunner.Give(new Input.CarrierBack()));
        await().atMost(SOON).until(() -> server.credentials.size() == 2);
        off(runner);
        await().atMost(SOON).until(() -> server.closes.size() == 2);
        assertThat(server.closes).containsExactly(1006, 1000);
    }

    private ActorRef<StationRunner.Command> runner(ChargePointSetup setup, @Nullable StateFile file) {
        URI url = StationUrl.of(server.url(), setup.chargePointId());
        ActorRef<StationRunner.Command> runner = KIT.spawn(
                StationRunner.create(RESOURCES, new RunnerSetup(setup, url, null, file, StationObserver.NONE)));
        runner.tell(new StationRunner.Give(new Input.PowerOn()));
        return runner;
    }

    private static void off(ActorRef<StationRunner.Command> runner) {
        TestProbe<Done> done = KIT.createTestProbe();
        runner.tell(new StationRunner.Stop(done.ref()));
        done.expectMessage(SOON, Done.getInstance());
    }

    private String post(ServerBinding control, String path, String body) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + control.localAddress().getPort() + "/" + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
