package ocpp.emulator.scenario.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import ocpp.emulator.scenario.Step;
import ocpp.emulator.scenario.Verb;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;

/** Does lists of steps, and says how those went that check something. */
final class Script {
    private static final Duration CHARGING = Duration.ofSeconds(10);

    private final StationHost host;
    private final Verification verification;
    private final RunObserver observer;
    private final Consumer<CheckResult> results;
    private final Limits limits;
    private int number;

    /**
     * @param timeout how long all may take
     * @param end when that is over
     * @param from the number of the first step that is done in full; those before it do not linger
     */
    record Limits(Duration timeout, Instant end, int from) {}

    Script(
            StationHost host,
            Verification verification,
            RunObserver observer,
            Consumer<CheckResult> results,
            Limits limits) {
        this.host = host;
        this.verification = verification;
        this.observer = observer;
        this.results = results;
        this.limits = limits;
    }

    /** Does steps in their order up to the first that fails; false where one has failed. */
    boolean perform(List<Step> steps, StepRunner runner) throws InterruptedException {
        for (Step step : steps) {
            if (!perform(step, runner)) {
                return false;
            }
        }
        return true;
    }

    private boolean perform(Step given, StepRunner runner) throws InterruptedException {
        if (given.verb() instanceof Verb.Repeat repeat) {
            return repeat(repeat, runner);
        }
        Step step = runner.named(given);
        int mine = ++number;
        boolean quick = mine < limits.from();
        if (!quick) {
            observer.step(host.elapsed(), mine, step);
        }
        String title = "step " + mine + " " + step.text();
        try {
            boolean done = perform(quick ? withoutLingering(step.verb()) : step.verb(), runner, mine);
            requireTime();
            if (done && !quick && isCheck(step.verb())) {
                results.accept(CheckResult.passed(title, step.place(), runner.first(mine)));
            }
            return done;
        } catch (StepFailed e) {
            results.accept(CheckResult.failed(title, step.place(), runner.first(mine), e.failure()));
            return false;
        }
    }

    private boolean repeat(Verb.Repeat repeat, StepRunner runner) throws InterruptedException {
        for (int round = 0; round < repeat.times(); round++) {
            if (!perform(repeat.steps(), runner)) {
                return false;
            }
        }
        return true;
    }

    private boolean perform(Verb verb, StepRunner runner, int step) throws InterruptedException {
        if (verb instanceof Verb.Parallel parallel) {
            Branches branches = new Branches(host);
            for (List<Step> branch : parallel.branches()) {
                StepRunner own = runner.branch(branches.size() + 1, step);
                branches.add(() -> perform(branch, own));
            }
            return branches.perform();
        } else if (verb instanceof Verb.When when) {
            boolean holds = verification.failure(when.expectation()) == null;
            return perform(holds ? when.then() : when.otherwise(), runner);
        }
        runner.perform(verb);
        return true;
    }

    private void requireTime() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (host.now().isAfter(limits.end())) {
            throw new StepFailed("an end within " + limits.timeout().toSeconds() + " s", "more time");
        }
    }

    /** The same, as far as later steps need it. */
    private static Verb withoutLingering(Verb verb) {
        if (verb instanceof Verb.Charge charge) {
            return new Verb.AwaitStatus(charge.connectorId(), ChargePointStatus.Charging, CHARGING);
        } else if (verb instanceof Verb.PowerCut) {
            return new Verb.PowerCut(Duration.ZERO);
        }
        return verb instanceof Verb.Sleep || verb instanceof Verb.Expect ? new Verb.Note("") : verb;
    }

    /** Whether the step says what must come, not only what to do. */
    private static boolean isCheck(Verb verb) {
        return verb instanceof Verb.Await
                || verb instanceof Verb.AwaitStatus
                || verb instanceof Verb.Expect
                || verb instanceof Verb.Operate
                || verb instanceof Verb.RestartCentralSystem;
    }
}
