package ocpp.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ocpp.emulator.chargepoint.ChargePointSetup;
import ocpp.emulator.link.StationUrl;
import ocpp.emulator.runner.RunnerResources;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.real.Drivers;
import ocpp.emulator.scenario.real.OperatorApi;
import ocpp.emulator.scenario.real.RestartCommand;
import ocpp.emulator.scenario.real.SocketWorld;
import ocpp.emulator.scenario.run.RunObserver;
import ocpp.emulator.scenario.run.ScenarioResult;
import ocpp.emulator.scenario.run.ScenarioRun;
import ocpp.emulator.scenario.run.Verdict;
import ocpp.emulator.scenario.run.World;
import ocpp.emulator.scenario.virtual.VirtualWorld;
import ocpp.telemetry.Tracing;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** Runs scenarios one after the other, in this process. */
final class ScenarioRuns {
    private static final int CONNECT_MILLIS = 5000;

    private final Settings settings;
    private final Setup setup;
    private final RunObserver observer;
    private final Interrupts interrupts;
    private @Nullable String interrupted;

    /**
     * How to run.
     *
     * @param url of the central system, without the identity
     * @param operator URL of its operator API, null for none
     * @param restart a command of the shell that restarts it, null for none
     * @param pace null for that of each scenario
     * @param trace file for all that happens, null for none
     * @param report folder for a page to read, null for none
     * @param from the number of the first step that is done in full
     */
    record Setup(
            String url,
            @Nullable String operator,
            @Nullable String restart,
            @Nullable Pace pace,
            @Nullable Path trace,
            @Nullable Path report,
            int from,
            boolean failFast) {
        Pace paceOf(Scenario scenario) {
            return pace == null ? scenario.heading().pace() : pace;
        }
    }

    /** Who sees a run, and who may end it. */
    record Surroundings(Console console, Interrupts interrupts) {}

    /**
     * How they went.
     *
     * @param interrupted null, or the scenario in which the run was interrupted
     */
    record Outcome(List<ScenarioResult> results, @Nullable String interrupted) {}

    private ScenarioRuns(Settings settings, Setup setup, RunObserver observer, Interrupts interrupts) {
        this.interrupts = interrupts;
        this.settings = settings;
        this.setup = setup;
        this.observer = observer;
    }

    /**
     * Runs scenarios until all are done, one has failed where that ends it, or the thread is interrupted.
     *
     * @throws CannotRun where the central system cannot be reached or a file cannot be written
     */
    static Outcome run(Settings settings, Setup setup, List<Scenario> scenarios, Surroundings around) {
        Interrupts interrupts = around.interrupts();
        try (RunReports reports = RunReports.open(around.console(), setup.trace(), setup.report())) {
            ScenarioRuns runs = new ScenarioRuns(settings, setup, reports.observer(), interrupts);
            return new Outcome(runs.run(scenarios), runs.interrupted);
        } catch (UncheckedIOException e) {
            throw new CannotRun("cannot write " + setup.trace() + ": " + e.getMessage());
        }
    }

    private List<ScenarioResult> run(List<Scenario> scenarios) {
        boolean virtualOnly = scenarios.stream().allMatch(scenario -> setup.paceOf(scenario) == Pace.VIRTUAL);
        if (virtualOnly) {
            return run(
                    scenarios, scenario -> new VirtualWorld(scenario.heading().seed()));
        }
        Drivers drivers = drivers();
        requireServer();
        Tracing tracing = Traces.start("ocpp16-scenario");
        ActorSystem<Void> system = Actors.start(Behaviors.empty(), settings.config());
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseServiceRequestsDone(), "end the run", interrupts::whenRunOver);
        RunnerResources resources = RunnerResources.of(system, settings.socket(), tracing);
        try {
            return run(
                    scenarios,
                    scenario -> setup.paceOf(scenario) == Pace.VIRTUAL
                            ? new VirtualWorld(scenario.heading().seed())
                            : world(resources, drivers, scenario));
        } finally {
            system.terminate();
            tracing.stop().toCompletableFuture().join();
            system.getWhenTerminated().toCompletableFuture().join();
        }
    }

    private interface Worlds {
        World of(Scenario scenario);
    }

    private List<ScenarioResult> run(List<Scenario> scenarios, Worlds worlds) {
        List<ScenarioResult> results = new ArrayList<>();
        try {
            for (Scenario scenario : scenarios) {
                ScenarioResult result = run(scenario, worlds);
                if (result == null) {
                    break;
                }
                results.add(result);
                if (setup.failFast() && result.verdict() == Verdict.FAIL) {
                    break;
                }
            }
        } finally {
            interrupts.runOver();
        }
        return results;
    }

    /** Null where it was interrupted. */
    private @Nullable ScenarioResult run(Scenario scenario, Worlds worlds) {
        try (World world = worlds.of(scenario)) {
            return ScenarioRun.run(scenario, setup.paceOf(scenario), world, observer, setup.from());
        } catch (InterruptedException e) {
            interrupted = scenario.heading().id();
            return null;
        }
    }

    private World world(RunnerResources resources, Drivers drivers, Scenario scenario) {
        ChargePointSetup station = scenario.station();
        URI url = StationUrl.of(setup.url(), station.chargePointId());
        return new SocketWorld(resources, station, url, drivers, setup.paceOf(scenario));
    }

    private Drivers drivers() {
        try {
            String operator = setup.operator();
            String restart = setup.restart();
            return new Drivers(
                    operator == null ? null : new OperatorApi(operator),
                    restart == null ? null : new RestartCommand(restart, StationUrl.of(setup.url(), "")));
        } catch (IllegalArgumentException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        }
    }

    private void requireServer() {
        URI url;
        try {
            url = StationUrl.of(setup.url(), "");
        } catch (IllegalArgumentException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        }
        int port = RestartCommand.portOf(url);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), CONNECT_MILLIS);
        } catch (IOException e) {
            throw new CannotRun("no connection to " + setup.url() + " (" + e.getMessage()
                    + "); start a server there, name another with --url, or use --clock virtual");
        }
    }
}
