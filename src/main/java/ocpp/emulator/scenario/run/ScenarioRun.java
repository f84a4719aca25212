package ocpp.emulator.scenario.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ocpp.emulator.scenario.Check;
import ocpp.emulator.scenario.Expectation;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.match.Json;
import org.jspecify.annotations.Nullable;

/** Runs one scenario in one world, on the calling thread. */
public final class ScenarioRun {
    private static final String NO_OPERATOR = "it needs the operator API (--operator)";
    private static final String NO_RESTART = "it restarts the central system (--sut-restart)";

    private final Scenario scenario;
    private final World world;
    private final RunObserver observer;
    private final StationHost host;
    private final RunFacts facts;
    private final StepRunner steps;
    private final Script script;
    private final Verification verification;
    private final List<CheckResult> results = new ArrayList<>();

    private ScenarioRun(Scenario scenario, World world, RunObserver observer, int from) {
        this.scenario = scenario;
        this.world = world;
        this.observer = observer;
        Recording recording = new Recording();
        this.facts = new RunFacts(recording, world);
        this.host = new StationHost(scenario, world, recording, facts, observer);
        this.verification = new Verification(host, recording, facts, world);
        this.steps = new StepRunner(new StepRunner.Tools(host, world, recording, facts, verification));
        Duration timeout = scenario.heading().timeout();
        Script.Limits limits = new Script.Limits(timeout, world.limit(timeout), from);
        this.script = new Script(host, verification, observer, this::add, limits);
    }

    /** Runs all of it; see {@link #run(Scenario, Pace, World, RunObserver, int)}. */
    public static ScenarioResult run(Scenario scenario, Pace pace, World world, RunObserver observer)
            throws InterruptedException {
        return run(scenario, pace, world, observer, 1);
    }

    /**
     * Runs.
     *
     * @param observer sees the run go on
     * @param from the number of the first step that is done in full; those before it do not linger
     * @throws InterruptedException where the thread is interrupted; the world is then closed as well
     */
    public static ScenarioResult run(Scenario scenario, Pace pace, World world, RunObserver observer, int from)
            throws InterruptedException {
        observer.started(scenario, pace);
        String missing = missing(scenario, world);
        ScenarioResult result;
        if (missing != null) {
            result = ScenarioResult.notApplicable(scenario, pace, missing);
        } else {
            // A clock that goes faster than that of the central system must not be set by it.
            Scenario played = pace == Pace.X60 ? scenario.withOwnClock() : scenario;
            result = new ScenarioRun(played, world, observer, from).run(pace);
        }
        observer.ended(result);
        return result;
    }

    private static @Nullable String missing(Scenario scenario, World world) {
        if (scenario.needsOperator() && !world.hasOperator()) {
            return NO_OPERATOR;
        }
        return scenario.restartsCentralSystem() && !world.canRestart() ? NO_RESTART : null;
    }

    private ScenarioResult run(Pace pace) throws InterruptedException {
        scenario.variables().forEach((name, value) -> facts.set(name, Json.text(value)));
        facts.set("files", Json.text(world.filesUrl()));
        facts.mark("start");
        boolean done = script.perform(scenario.steps(), steps);
        steps.settle();
        for (Check check : scenario.checks()) {
            add(done ? result(check) : CheckResult.skipped(title(check.expectation()), check.place()));
        }
        script.perform(scenario.last(), steps);
        return ScenarioResult.of(scenario, pace, results, host.elapsed());
    }

    private CheckResult result(Check check) throws InterruptedException {
        String title = title(check.expectation());
        if (check.needsOperator() && !world.hasOperator()) {
            return CheckResult.skipped(title, check.place());
        }
        CheckResult.@Nullable Failure failure;
        try {
            failure = verification.failure(check.expectation());
        } catch (StepFailed e) {
            failure = e.failure();
        }
        return failure == null
                ? CheckResult.passed(title, check.place(), 0)
                : CheckResult.failed(title, check.place(), 0, failure);
    }

    private String title(Expectation expectation) {
        return Titles.of(expectation, facts.now());
    }

    private void add(CheckResult result) {
        results.add(result);
        Duration at = host.elapsed();
        observer.check(at, result);
    }
}
