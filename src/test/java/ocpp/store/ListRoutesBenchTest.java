package ocpp.store;

import static ocpp.store.Opened.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import ocpp.operator.OlderFrames;
import ocpp.operator.OperatorPorts;
import ocpp.operator.OperatorServer;
import ocpp.operator.OperatorSettings;
import ocpp.operator.Watch;
import ocpp.operator.http.ApiClient;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.rpc.CallOutcome;
import ocpp.station.CommandEvent;
import ocpp.station.ConnectorEvent;
import ocpp.station.LocalStations;
import ocpp.station.Ports;
import ocpp.station.RegistrationEvent;
import ocpp.station.ReservationEvent;
import ocpp.station.StateRegistry;
import ocpp.station.StationEvent;
import ocpp.station.StationSettings;
import org.HdrHistogram.ConcurrentHistogram;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long every list of the operator API takes over HTTP with a large store, four clients at a time. Prints figures. */
@Tag("long")
class ListRoutesBenchTest {
    private static final int STATIONS = 10_000;
    private static final int TRANSACTIONS = 20_000;
    private static final int VALUES_EACH = 50;
    private static final int ROUNDS = 400;
    private static final int CLIENTS = 4;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random = new Random(11);
    private final Map<String, Function<Random, String>> routes = Map.ofEntries(
            Map.entry("/charge-points", any -> ""),
            Map.entry("/charge-points?limit=1000", any -> ""),
            Map.entry("/charge-points?connected=false&status=Charging&q=", any -> "cp_" + any.nextInt(100)),
            Map.entry("/transactions", any -> ""),
            Map.entry("/transactions?limit=1000", any -> ""),
            Map.entry("/transactions?status=active", any -> ""),
            Map.entry("/transactions?status=finished", any -> ""),
            Map.entry("/transactions?chargePointId=", any -> "CP_" + any.nextInt(STATIONS)),
            Map.entry("/transactions?status=finished&idTag=", any -> "TAG-" + any.nextInt(1000)),
            Map.entry(
                    "/transactions?to=2026-06-01T00:00:00Z&from=",
                    any -> START.plusSeconds(any.nextInt(TRANSACTIONS) * 60L).toString()),
            Map.entry("/transactions/", any -> 1 + any.nextInt(TRANSACTIONS) + "/meter-values"),
            Map.entry("/id-tags", any -> ""),
            Map.entry("/id-tags?q=", any -> "g-" + any.nextInt(1000)),
            Map.entry("/reservations", any -> ""),
            Map.entry("/reservations?chargePointId=", any -> "CP_" + any.nextInt(STATIONS)),
            Map.entry("/charging-profiles?description=none", any -> ""),
            Map.entry("/commands", any -> ""),
            Map.entry("/commands?chargePointId=", any -> "CP_" + any.nextInt(STATIONS)));

    @ParameterizedTest
    @EnumSource
    void everyListOfALargeStore(TestDatabase kind) throws Exception {
        ActorTestKit kit = ActorTestKit.create();
        Config config = ConfigFactory.parseMap(Map.of("ocpp.operator.port", 0)).withFallback(ConfigFactory.load());
        OperatorSettings settings = OperatorSettings.from(config);
        Watch watch = new Watch(settings, Clock.systemUTC());
        StoreSettings database = kind.empty("queue-limit = 20000", "write-timeout = 60s");
        try (Store store = Store.open(database, CommitObserver.NONE)) {
            long begin = System.nanoTime();
            fill(store);
            System.out.printf("%s filled in %.0f s%n", kind, (System.nanoTime() - begin) / 1e9);
            begin = System.nanoTime();
            await(watch.restore(store.chargePoints()));
            System.out.printf("%s charge points read back in %.1f s%n", kind, (System.nanoTime() - begin) / 1e9);
            LocalStations stations = new LocalStations();
            kit.spawn(StateRegistry.create(
                    new Ports(store.ledger(), store.idTags(), store.transactionIds(), watch, Clock.systemUTC()),
                    StationSettings.from(config),
                    stations));
            OperatorServer server = await(OperatorServer.start(
                    kit.system(),
                    settings,
                    new OperatorPorts(
                            stations,
                            watch,
                            store,
                            OlderFrames.NONE,
                            List.of(),
                            new OperatorPorts.About("bench", false, ""),
                            null,
                            Clock.systemUTC())));
            await(stations.knows("CP_1"));
            begin = System.nanoTime();
            while (!await(stations.dump()).toJson().endsWith("}]}")) {
                Thread.onSpinWait();
            }
            System.out.printf("%s states read in %.1f s%n", kind, (System.nanoTime() - begin) / 1e9);
            measure(kind, new ApiClient(server.address()));
            await(server.stop());
        } finally {
            kit.shutdownTestKit();
        }
    }

    private void measure(TestDatabase kind, ApiClient api) {
        System.out.println("| " + kind + " | p50 ms | p95 ms | max ms |");
        routes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(route -> {
            ConcurrentHistogram times = new ConcurrentHistogram(3);
            run(api, route, ROUNDS / 8, new ConcurrentHistogram(3));
            run(api, route, ROUNDS, times);
            System.out.printf(
                    "| `%s` | %.1f | %.1f | %.1f |%n",
                    route.getKey(),
                    times.getValueAtPercentile(50) / 1e3,
                    times.getValueAtPercentile(95) / 1e3,
                    times.getMaxValue() / 1e3);
        });
    }

    private void run(
            ApiClient api, Map.Entry<String, Function<Random, String>> route, int rounds, ConcurrentHistogram times) {
        List<CompletableFuture<Void>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            Random own = new Random(random.nextLong());
            clients.add(CompletableFuture.runAsync(() -> {
                for (int round = 0; round < rounds / CLIENTS; round++) {
                    long since = System.nanoTime();
                    int status = api.get("/api/v1" + route.getKey()
                                    + route.getValue().apply(own))
                            .status();
                    times.recordValue((System.nanoTime() - since) / 1000);
                    assertThat(status).isEqualTo(200);
                }
            }));
        }
        CompletableFuture.allOf(clients.toArray(CompletableFuture[]::new)).join();
    }

    private void fill(Store store) throws Exception {
        List<CompletionStage<?>> writes = new ArrayList<>();
        for (int station = 0; station < STATIONS; station++) {
            writes.add(store.ledger().append("CP_" + station, station(station)));
            settle(writes);
        }
        for (int tag = 0; tag < STATIONS; tag++) {
            IdTagRecord record = new IdTagRecord("TAG-" + tag, null, null, false, null, null);
            writes.add(store.idTagRegister().put(record, "bench", START));
            settle(writes);
        }
        for (int id = 1; id <= TRANSACTIONS; id++) {
            writes.add(store.transactionIds().next());
            Instant at = START.plusSeconds(id * 60L);
            List<StationEvent> events = new ArrayList<>();
            events.add(Sessions.started(id, "TAG-" + id % 1000, at));
            events.add(Sessions.metered(id, at, VALUES_EACH));
            if (id % 6 != 0) {
                events.add(Sessions.stopped(id, at.plusSeconds(3600)));
            }
            writes.add(store.ledger().append("CP_" + id % STATIONS, events));
            settle(writes);
        }
        settleAll(writes);
    }

    private static List<StationEvent> station(int number) {
        List<StationEvent> events = new ArrayList<>();
        events.add(Sessions.connected());
        events.add(new RegistrationEvent.Booted(
                START,
                new BootNotification.Request(
                        "Vendor", "Model " + number % 7, null, null, "1.0", null, null, null, null),
                BootNotification.RegistrationStatus.Accepted));
        for (int connector = 0; connector <= 2; connector++) {
            ChargePointStatus status =
                    number % 3 == connector ? ChargePointStatus.Charging : ChargePointStatus.Available;
            events.add(new ConnectorEvent.StatusReported(
                    START, START, connector, status, ChargePointErrorCode.NoError, null, null, null, Set.of()));
        }
        events.add(new ReservationEvent.Requested(START, 1, 1, "TAG-1", null, START.plusSeconds(60)));
        for (int command = 0; command < 10; command++) {
            String id = number + "-" + command;
            events.add(new CommandEvent.Sent(START, id, "bench", new ClearCache.Request()));
            events.add(new CommandEvent.Ended(
                    START,
                    id,
                    new CallOutcome.Answered(new ClearCache.Response(ClearCache.ClearCacheStatus.Accepted))));
        }
        events.add(new RegistrationEvent.Disconnected(START, START));
        return events;
    }

    private static void settle(List<CompletionStage<?>> writes) throws Exception {
        if (writes.size() >= 1000) {
            settleAll(writes);
        }
    }

    private static void settleAll(List<CompletionStage<?>> writes) throws Exception {
        for (CompletionStage<?> write : writes) {
            write.toCompletableFuture().get(1, TimeUnit.MINUTES);
        }
        writes.clear();
    }
}
