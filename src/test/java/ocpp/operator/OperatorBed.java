package ocpp.operator;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Stream;
import ocpp.operator.http.ApiClient;
import ocpp.station.LocalStations;
import ocpp.station.Ports;
import ocpp.station.StateRegistry;
import ocpp.station.StationSettings;
import ocpp.store.Store;
import ocpp.store.StoreSettings;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.jspecify.annotations.Nullable;

/** A whole operator API on a free port, with real charge point actors behind it. */
final class OperatorBed implements AutoCloseable {
    private final ActorTestKit kit = ActorTestKit.create();
    private final LocalStations stations = new LocalStations();
    private final Path folder;
    private final Store store;
    private final Queue<Integer> demoFleets = new ArrayBlockingQueue<>(1);
    private final OperatorServer server;
    private final Watch watch;
    private final ApiClient api;
    private volatile @Nullable String trouble;

    OperatorBed(Map<String, ?> overrides) {
        Config config = ConfigFactory.parseMap(overrides)
                .withFallback(
                        ConfigFactory.parseMap(Map.of("ocpp.operator.port", 0, "ocpp.operator.call-timeout", "2s")))
                .withFallback(ConfigFactory.load());
        OperatorSettings settings = OperatorSettings.from(config);
        watch = new Watch(settings, Clock.systemUTC());
        folder = temporaryFolder();
        store = Store.open(
                StoreSettings.from(config).at("jdbc:sqlite:" + folder.resolve("ocpp.db")),
                watch.metrics().commits());
        Ports ports = new Ports(store.ledger(), store.idTags(), store.transactionIds(), watch, Clock.systemUTC());
        kit.spawn(StateRegistry.create(ports, StationSettings.from(config), stations));
        OperatorPorts operator = new OperatorPorts(
                stations,
                watch,
                store,
                OlderFrames.NONE,
                List.of(new Probe("store", () -> trouble)),
                new OperatorPorts.About("0.1.0", true, "ws://localhost:9000/{chargePointId}"),
                demoFleets::offer,
                Clock.systemUTC());
        server = OperatorServer.start(kit.system(), settings, operator)
                .toCompletableFuture()
                .join();
        api = new ApiClient(server.address());
    }

    ApiClient api() {
        return api;
    }

    Watch watch() {
        return watch;
    }

    ActorTestKit kit() {
        return kit;
    }

    LocalStations stations() {
        return stations;
    }

    /** How many stations the demonstration was told to start. */
    Queue<Integer> demoFleets() {
        return demoFleets;
    }

    Store store() {
        return store;
    }

    void trouble(@Nullable String what) {
        trouble = what;
    }

    ScriptedChargePoint booted(String id) {
        return ScriptedChargePoint.booted(kit, stations, id);
    }

    @Override
    public void close() {
        server.stop().toCompletableFuture().join();
        kit.shutdownTestKit();
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("operator-bed-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
