package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import ocpp.emulator.fleet.Figure;
import ocpp.emulator.fleet.FleetFile;
import ocpp.emulator.fleet.FleetOutcome;
import ocpp.emulator.fleet.FleetOutcome.Ending;
import ocpp.emulator.fleet.FleetPlan;
import ocpp.emulator.fleet.FleetStatus;
import ocpp.emulator.fleet.Hotkey;
import ocpp.emulator.fleet.Verdict;
import ocpp.store.PageRequest;
import ocpp.store.Store;
import ocpp.store.TransactionFilter;
import ocpp.store.TransactionRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Fleets with the server of this process, over real sockets. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class FleetRunTest {
    private static final Settings SETTINGS = Settings.from(ConfigFactory.parseString("""
                    ocpp.server.port = 0
                    ocpp.operator.port = 0
                    ocpp.emulator.fleet { give-up-after = 60s, drain-timeout = 60s, meter-interval = 1s }
                    pekko.jvm-shutdown-hooks = off
                    pekko.coordinated-shutdown.exit-jvm = off
                    """)
            .withFallback(ConfigFactory.parseResources("pekko.conf"))
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve());

    @TempDir
    Path folder;

    private final List<FleetStatus> statuses = new CopyOnWriteArrayList<>();
    private final Queue<Hotkey> presses = new ConcurrentLinkedQueue<>();
    private List<TransactionRecord> recorded = List.of();

    @Test
    void aBlackoutLosesNoTransactionAndTheSlosAreMet() throws Exception {
        FleetOutcome outcome = withServer("""
                events = [ { at = 2s, do { link { down = true, share = 0.5, for = 1s } } }
                           { at = 3500ms, do { reconnect { share = 0.5 } } } ]
                slo { "BootNotification.p99" = "< 30s", call-errors = 0, lost-connections = 0, lost-transactions = 0
                      shared-transaction-ids = 0, reconnected-within = { share = 1, of = 30s } }
                """);
        assertThat(outcome.verdicts()).allMatch(Verdict::isMet);
        assertThat(outcome.exitCode()).isZero();
        assertThat(recorded).hasSize((int) figure(outcome, Figure.TRANSACTIONS)).allSatisfy(transaction -> {
            assertThat(transaction.stoppedAt()).isNotNull();
            assertThat(transaction.flags()).isEmpty();
        });
        assertThat(figure(outcome, Figure.TRANSACTIONS)).isGreaterThan(10);
        assertThat(figure(outcome, Figure.MOST_CONNECTED)).isEqualTo(30);
        assertThat(outcome.results().recoveries()).hasSize(2).allSatisfy(recovery -> {
            assertThat(recovery.affected()).isPositive();
            assertThat(recovery.back()).hasSize(recovery.affected());
        });
        assertThat(outcome.results().latencies())
                .containsKeys("Connect", "BootNotification", "StartTransaction", "StopTransaction");
        assertThat(statuses).isNotEmpty();
    }

    @Test
    void keysThatArePressedLoseNothingAndAnSloThatIsNotMetFailsTheRun() throws Exception {
        presses.addAll(List.of(Hotkey.SURGE, Hotkey.ROLLING_RESTART, Hotkey.BLACKOUT, Hotkey.PAUSE));
        FleetOutcome outcome = withServer("slo { \"StartTransaction.p50\" = \"< 0.001ms\", lost-transactions = 0 }");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.verdicts())
                .filteredOn(verdict -> !verdict.isMet())
                .extracting(Verdict::slo)
                .containsExactly("StartTransaction.p50");
        assertThat(statuses).anyMatch(FleetStatus::paused);
        assertThat(outcome.results().recoveries()).hasSize(1);
    }

    @Test
    void mangledFramesLoseNoTransaction() throws Exception {
        FleetOutcome outcome = withServer("""
                events = [ { at = 1s, do { mangle { kind = [duplicate, reorder, truncate], rate = 0.1 } } } ]
                slo { call-errors = 0, lost-connections = 0, lost-transactions = 0
                      shared-transaction-ids = 0, mangled-frames = "> 0" }
                """);
        assertThat(outcome.verdicts()).allMatch(Verdict::isMet);
        assertThat(recorded).hasSize((int) figure(outcome, Figure.TRANSACTIONS));
    }

    @Test
    void aServerThatDiesInTheMiddleNeitherHangsNorEndsAFleet() throws Exception {
        CentralSystem server = CentralSystem.start(SETTINGS, Records.throwaway(SETTINGS.store()), note -> {});
        FleetOutcome outcome;
        try {
            CompletableFuture<FleetOutcome> run = run(
                    plan("duration = 12s, slo { lost-connections = 0 }"), server.url(), settings("drain-timeout = 1s"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(150))
                    .until(() -> statuses.stream().anyMatch(status -> status.charging() > 0));
            server.stop();
            outcome = run.get(200, TimeUnit.SECONDS);
        } finally {
            server.stop();
        }
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.ending()).isEqualTo(Ending.COMPLETE);
        assertThat(figure(outcome, Figure.LOST_CONNECTIONS)).isPositive();
        assertThat(figure(outcome, Figure.FAILED_CONNECTS)).isPositive();
        assertThat(figure(outcome, Figure.LOST_TRANSACTIONS)).isPositive();
        assertThat(figure(outcome, Figure.BROKEN_STATIONS)).isZero();
    }

    @Test
    void withoutAServerAFleetGivesUp() throws Exception {
        FleetOutcome outcome = run(plan(""), "ws://127.0.0.1:1", settings("give-up-after = 2s"))
                .get(200, TimeUnit.SECONDS);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.ending()).isEqualTo(Ending.NEVER_CONNECTED);
    }

    @Test
    void theKeyThatQuitsEndsTheRunAsAnInterruptDoes() throws Exception {
        presses.add(Hotkey.QUIT);
        FleetOutcome outcome = run(plan(""), "ws://127.0.0.1:1", settings("give-up-after = 60s"))
                .get(60, TimeUnit.SECONDS);
        assertThat(outcome.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(outcome.exitCode()).isEqualTo(130);
    }

    private FleetOutcome withServer(String rest) throws Exception {
        CompletableFuture<Store> store = new CompletableFuture<>();
        Records.Source source = observer -> {
            Records records = Records.throwaway(SETTINGS.store()).open(observer);
            store.complete(records.store());
            return records;
        };
        CentralSystem server = CentralSystem.start(SETTINGS, source, note -> {});
        try {
            FleetOutcome outcome = run(plan(rest), server.url(), SETTINGS).get(200, TimeUnit.SECONDS);
            recorded = store.join()
                    .transactions()
                    .page(TransactionFilter.ALL, PageRequest.first(PageRequest.MOST))
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS)
                    .items();
            return outcome;
        } finally {
            server.stop();
        }
    }

    private CompletableFuture<FleetOutcome> run(FleetPlan plan, String url, Settings settings) {
        CompletableFuture<Consumer<Hotkey>> keys = new CompletableFuture<>();
        FleetSide side = new FleetSide(
                settings,
                status -> {
                    statuses.add(status);
                    press(keys.join());
                },
                keys::complete);
        return CompletableFuture.supplyAsync(() -> side.run(plan, url, null, outcome -> {}));
    }

    /** One key each second. */
    private void press(Consumer<Hotkey> keys) {
        Hotkey key = presses.poll();
        if (key != null) {
            keys.accept(key);
        }
    }

    private FleetPlan plan(String rest) throws IOException {
        return FleetFile.read(Files.writeString(folder.resolve("fleet.conf"), """
                fleet {
                  id = quick, seed = 3, duration = 5s, stations = 30
                  connect { ramp = 30/s, backoff { min = 200ms, max = 1s } }
                  mix = [ { template = ac-11kw-3ph, config { TransactionMessageRetryInterval = 1, MessageTimeout = 5 }
                            behaviour { arrivals = "poisson 1800/h", stay = "uniform 1s 2s", energy = 10kWh } } ]
                  %s
                }
                """.formatted(rest)));
    }

    private static Settings settings(String fleet) {
        return Settings.from(ConfigFactory.parseString("ocpp.emulator.fleet { " + fleet + " }")
                .withFallback(SETTINGS.config()));
    }

    private static double figure(FleetOutcome outcome, Figure figure) {
        return outcome.results().figures().getOrDefault(figure, 0.0);
    }
}
