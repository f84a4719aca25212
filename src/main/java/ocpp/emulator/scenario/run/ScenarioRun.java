package ocpp.emulator.scenario.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.emulator.hocon.Place;
import ocpp.emulator.scenario.Check;
import ocpp.emulator.scenario.Expectation;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.Step;
import ocpp.emulator.scenario.Verb;
import ocpp.emulator.scenario.match.Json;
import org.jspecify.annotations.Nullable;

/** Runs one scenario in one world, on the calling thread. */
public final class ScenarioRun {
    private static final String NO_OPERATOR = "it needs the operator API (--operator)";

    private final Scenario scenario;
    private final World world;
    private final RunObserver observer;
    private final StationHost host;
    private final RunFacts facts;
    private final StepRunner steps;
    private final Verification verification;
    private final Instant timeout;
    private final List<CheckResult> results = new ArrayList<>();
    private int stepNumber;

    private ScenarioRun(Scenario scenario, World world, RunObserver observer) {
        this.scenario = scenario;
        this.world = world;
        this.observer = observer;
        Recording recording = new Recording();
        this.facts = new RunFacts(recording, world);
        this.host = new StationHost(scenario, world, recording, facts, observer);
        this.verification = new Verification(host, recording, facts);
        this.steps = new StepRunner(host, world, recording, facts, verification);
        this.timeout = world.limit(scenario.heading().timeout());
    }

    /**
     * Runs.
     *
     * @param observer sees the run go on
     * @throws InterruptedException where the thread is interrupted; the world is then closed as well
     */
    public static ScenarioResult run(Scenario scenario, Pace pace, World world, RunObserver observer)
            throws InterruptedException {
        observer.started(scenario, pace);
        ScenarioResult result;
        if (scenario.needsOperator() && !world.hasOperator()) {
            result = ScenarioResult.notApplicable(scenario, pace, NO_OPERATOR);
        } else {
            // A clock that goes faster than that of the central system must not be set by it.
            Scenario played = pace == Pace.X60 ? scenario.withOwnClock() : scenario;
            result = new ScenarioRun(played, world, observer).run(pace);
        }
        observer.ended(result);
        return result;
    }

    private ScenarioResult run(Pace pace) throws InterruptedException {
        scenario.variables().forEach((name, value) -> facts.set(name, Json.text(value)));
        facts.set("files", Json.text(world.filesUrl()));
        facts.mark("start");
        boolean done = perform(scenario.steps());
        steps.settle();
        for (Check check : scenario.checks()) {
            add(done ? result(check) : CheckResult.skipped(title(check.expectation()), check.place()));
        }
        perform(scenario.last());
        return ScenarioResult.of(scenario, pace, results, host.elapsed());
    }

    private boolean perform(List<Step> list) throws InterruptedException {
        for (Step step : list) {
            if (step.verb() instanceof Verb.Repeat repeat) {
                for (int round = 0; round < repeat.times(); round++) {
                    if (!perform(repeat.steps())) {
                        return false;
                    }
                }
            } else if (!perform(step)) {
                return false;
            }
        }
        return true;
    }

    private boolean perform(Step step) throws InterruptedException {
        stepNumber++;
        observer.step(host.elapsed(), stepNumber, step);
        String title = "step " + stepNumber + " " + step.text();
        try {
            steps.perform(step);
            if (world.now().isAfter(timeout)) {
                throw new StepFailed(
                        "an end within " + scenario.heading().timeout().toSeconds() + " s", "more time");
            }
        } catch (StepFailed e) {
            add(failed(title, step.place(), true, e.failure()));
            return false;
        }
        if (isCheck(step.verb())) {
            add(CheckResult.passed(title, step.place(), true));
        }
        return true;
    }

    /** Whether the step says what must come, not only what to do. */
    private static boolean isCheck(Verb verb) {
        return verb instanceof Verb.Await
                || verb instanceof Verb.AwaitStatus
                || verb instanceof Verb.Expect
                || verb instanceof Verb.Operate;
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
                ? CheckResult.passed(title, check.place(), false)
                : failed(title, check.place(), false, failure);
    }

    private static CheckResult failed(String title, Place place, boolean step, CheckResult.Failure failure) {
        return new CheckResult(Verdict.FAIL, title, place, step, failure);
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
