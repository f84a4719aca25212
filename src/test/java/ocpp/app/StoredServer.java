package ocpp.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import ocpp.gateway.Gateway;
import ocpp.gateway.GatewaySettings;
import ocpp.gateway.Station;
import ocpp.protocol.RequestPayload;
import ocpp.socket.FrameLog;
import ocpp.socket.SocketSettings;
import ocpp.station.ChargePointActor;
import ocpp.station.Executed;
import ocpp.station.LocalStations;
import ocpp.station.Ports;
import ocpp.station.Snapshot;
import ocpp.station.StateRegistry;
import ocpp.station.StationFeed;
import ocpp.station.StationSettings;
import ocpp.store.CommitObserver;
import ocpp.store.Store;
import ocpp.store.StoreSettings;
import ocpp.telemetry.Tracing;
import ocpp.transport.SendBatches;
import ocpp.wire.CodecSettings;
import ocpp.wire.FrameCodec;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.awaitility.Awaitility;

/** The real endpoint and its real charge points on a real SQLite file, which can be stopped and started again. */
final class StoredServer implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(20);

    private final Config config;
    private final String url;
    private Duration callTimeout = WAIT;
    private Store store;
    private LocalStations stations;
    private ActorSystem<StateRegistry.Command> system;
    private Gateway.Listening endpoint;

    /** @param settings lines as in the configuration file */
    StoredServer(Path folder, String... settings) throws Exception {
        url = "jdbc:sqlite:" + folder.resolve("ocpp.db");
        config = ConfigFactory.parseString(
                        "ocpp.server.port = 0, ocpp.store.write-timeout = 20s\n" + String.join("\n", settings))
                .withValue("ocpp.store.url", ConfigValueFactory.fromAnyRef(url))
                .withFallback(ConfigFactory.parseResources("pekko.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
        start();
    }

    private void start() throws Exception {
        StationSettings settings = StationSettings.from(config);
        store = Store.open(StoreSettings.from(config), CommitObserver.NONE);
        stations = new LocalStations();
        Ports ports =
                new Ports(store.ledger(), store.idTags(), store.transactionIds(), StationFeed.NONE, Clock.systemUTC());
        system = ActorSystem.create(StateRegistry.create(ports, settings, stations), "stored", config);
        Gateway.Parts parts = new Gateway.Parts(
                stations,
                new KnownStations(store.stationRegister(), settings.unknownStations()),
                settings.validation(),
                new FrameCodec(CodecSettings.centralSystem()),
                id -> FrameLog.NONE,
                new SendBatches(() -> {}),
                Tracing.off(),
                SocketSettings.from(config),
                Clock.systemUTC());
        endpoint = await(Gateway.start(system, GatewaySettings.from(config), parts));
    }

    void startAgain() throws Exception {
        close();
        start();
    }

    Store store() {
        return store;
    }

    /** Connects, and waits until the charge point's actor knows this connection. */
    Station connect(String chargePointId) throws Exception {
        Instant before = Instant.now();
        Station station = Station.connect("ws://127.0.0.1:" + endpoint.address().getPort() + "/" + chargePointId);
        Awaitility.await()
                .until(
                        () -> snapshot(chargePointId).connectedAt(),
                        connectedAt -> connectedAt != null && !connectedAt.isBefore(before));
        return station;
    }

    /** Connects and boots. */
    Station booted(String chargePointId) throws Exception {
        Station station = connect(chargePointId);
        station.boot();
        return station;
    }

    void tell(String chargePointId, ChargePointActor.Command command) {
        stations.tell(chargePointId, command);
    }

    <R> CompletionStage<R> ask(String chargePointId, Function<ActorRef<R>, ChargePointActor.Command> question) {
        ActorRef<ChargePointActor.Command> teller = system.systemActorOf(
                Behaviors.receiveMessage(command -> {
                    stations.tell(chargePointId, command);
                    return Behaviors.same();
                }),
                "teller-" + UUID.randomUUID(),
                Props.empty());
        return AskPattern.ask(teller, question::apply, WAIT, system.scheduler());
    }

    Snapshot snapshot(String chargePointId) throws Exception {
        return await(this.<Snapshot>ask(chargePointId, ChargePointActor.GetSnapshot::new));
    }

    /** Sends a CALL of an operator. */
    CompletionStage<Executed> execute(String chargePointId, RequestPayload<?> request) {
        return ask(
                chargePointId,
                replyTo -> new ChargePointActor.Execute(
                        UUID.randomUUID().toString(), request, fillsId(request), callTimeout, "operator", replyTo));
    }

    /** A 0 in the place of an id of ours stands for the next one. */
    private static boolean fillsId(RequestPayload<?> request) {
        return request.toString().matches(".*(reservationId|listVersion|requestId)=0\\b.*");
    }

    /** How long a station may take to answer the CALLs from now on. */
    void callTimeout(Duration timeout) {
        callTimeout = timeout;
    }

    /** The first column of what a query finds in the database. */
    List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(WAIT.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        system.terminate();
        await(system.getWhenTerminated());
        store.close();
    }
}
