package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ocpp.MemoryFolder;
import ocpp.emulator.link.StationUrl;
import ocpp.emulator.runner.RunnerResources;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.format.ShippedScenarios;
import ocpp.emulator.scenario.real.Drivers;
import ocpp.emulator.scenario.real.OperatorApi;
import ocpp.emulator.scenario.real.SocketWorld;
import ocpp.emulator.scenario.report.ConsoleReport;
import ocpp.emulator.scenario.run.ScenarioResult;
import ocpp.emulator.scenario.run.ScenarioRun;
import ocpp.emulator.scenario.run.Verdict;
import ocpp.protocol.FeatureProfile;
import ocpp.socket.SocketSettings;
import ocpp.telemetry.Tracing;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario that is shipped holds with our server, a minute in a second, over real sockets and its operator API. */
class ScenariosIT {
    private static final int AT_ONCE = 6;
    private static final Map<String, Outcome> OUTCOMES = new ConcurrentHashMap<>();

    private static final List<ScenarioResult> WITHOUT_OPERATOR = new ArrayList<>();

    private static ActorSystem<Void> system;
    private static RunnerResources resources;

    private record Outcome(ScenarioResult result, String report) {}

    @BeforeAll
    static void runAll(@TempDir(factory = MemoryFolder.class) Path folder) throws Exception {
        CentralSystem server = ConsoleWorld.startServer(folder);
        system = ActorSystem.create(Behaviors.empty(), "scenarios");
        resources = RunnerResources.of(system, SocketSettings.from(ConfigFactory.load()), Tracing.off());
        OperatorApi operator = new OperatorApi(Objects.requireNonNull(server.operatorUrl()));
        Drivers drivers = new Drivers(operator, null);
        // The first run loads classes, which takes minutes of the time of a scenario; it does not count.
        run(Scenarios.shipped("plug-first"), server.url(), drivers);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Outcome>> running = new ArrayList<>();
            for (String id : ids()) {
                Scenario scenario = Scenarios.shipped(id);
                running.add(threads.submit(() -> scenario.restartsCentralSystem()
                        ? runRestarting(scenario, folder.resolve(id))
                        : run(scenario, server.url(), drivers)));
            }
            for (Future<Outcome> outcome : running) {
                ScenarioResult result = outcome.get().result();
                OUTCOMES.put(result.scenario().heading().id(), outcome.get());
            }
            WITHOUT_OPERATOR.add(run(Scenarios.shipped("plug-first"), server.url(), Drivers.NONE)
                    .result());
            WITHOUT_OPERATOR.add(run(Scenarios.shipped("remote-start"), server.url(), Drivers.NONE)
                    .result());
        } finally {
            threads.shutdownNow();
            server.stop();
        }
    }

    @AfterAll
    static void stop() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }

    /** With a server of its own, for the others cannot do without theirs. */
    private static Outcome runRestarting(Scenario scenario, Path folder) throws Exception {
        Files.createDirectories(folder);
        try (RestartedServer server = new RestartedServer(folder)) {
            Drivers drivers = new Drivers(new OperatorApi(server.operatorUrl()), server);
            return run(scenario, server.url(), drivers);
        }
    }

    private static Outcome run(Scenario scenario, String url, Drivers drivers) throws Exception {
        List<String> report = Collections.synchronizedList(new ArrayList<>());
        URI target = StationUrl.of(url, scenario.station().chargePointId());
        try (SocketWorld world = new SocketWorld(resources, scenario.station(), target, drivers, Pace.X60)) {
            ScenarioResult result =
                    ScenarioRun.run(scenario, Pace.X60, world, new ConsoleReport(report::add, "test", null));
            return new Outcome(result, String.join("\n", report));
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void holds(String id) {
        Outcome outcome = Objects.requireNonNull(OUTCOMES.get(id));
        assertThat(outcome.result().verdict()).as(outcome.report()).isEqualTo(Verdict.PASS);
    }

    /** Those that take days are for virtual time. */
    static List<String> ids() {
        return ShippedScenarios.ids().stream()
                .filter(id -> Scenarios.shipped(id).heading().pace() != Pace.VIRTUAL)
                .toList();
    }

    @Test
    void aSlowNetworkIsSlowOverSocketsToo() {
        String report = Objects.requireNonNull(OUTCOMES.get("bad-network")).report();
        List<Integer> latencies = report.lines()
                .takeWhile(line -> !line.endsWith("link latency=0s"))
                .filter(line -> line.contains(">> MeterValues"))
                .map(line -> Integer.valueOf(line.replaceFirst(".* (\\d+) ms$", "$1")))
                .toList();
        assertThat(latencies).isNotEmpty().allMatch(millis -> millis >= 800);
    }

    @Test
    void withoutAnOperatorWhatNeedsOneIsLeftOut() {
        ScenarioResult partial = WITHOUT_OPERATOR.get(0);
        assertThat(partial.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(partial.checks())
                .filteredOn(check -> check.verdict() == Verdict.NOT_APPLICABLE)
                .singleElement()
                .satisfies(check -> assertThat(check.title()).startsWith("record of transaction "));
        ScenarioResult none = WITHOUT_OPERATOR.get(1);
        assertThat(none.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(none.reason()).contains("--operator");
    }

    @Test
    void everyFeatureProfileIsCoveredAndThereAreManyScenarios() {
        Set<String> tags = new HashSet<>();
        ids().forEach(id -> tags.addAll(Scenarios.shipped(id).heading().tags()));
        assertThat(ids()).hasSizeGreaterThanOrEqualTo(25);
        for (FeatureProfile profile : FeatureProfile.values()) {
            assertThat(tags).contains(profile.name());
        }
    }
}
