package ocpp.emulator.scenario.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import ocpp.emulator.scenario.Selector;
import ocpp.emulator.scenario.Step;
import ocpp.emulator.scenario.Verb;
import ocpp.emulator.scenario.match.Json;
import ocpp.emulator.scenario.match.Template;
import org.jspecify.annotations.Nullable;

/** Does the steps of one list, one after the other; what does not come to what is expected is {@link StepFailed}. */
final class StepRunner {
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final Tools tools;
    private final Branch branch;

    private final StationSteps station;
    private final OperatorSteps operator;
    /** The numbers of the messages that an await has taken; each is taken by one only. */
    private final Set<Integer> taken;
    /** Where the messages begin that an await takes. */
    private int since;

    /** What steps are done with. */
    record Tools(StationHost host, World world, Recording recording, RunFacts facts, Verification verification) {}

    /** The numbers of the branches that steps are in, from the outermost, and of the step with that one. */
    private record Branch(String numbers, int step) {
        boolean isNone() {
            return numbers.isEmpty();
        }
    }

    StepRunner(Tools tools) {
        this(tools, new Branch("", 0), new HashSet<>(), 0);
    }

    private StepRunner(Tools tools, Branch branch, Set<Integer> taken, int since) {
        this.branch = branch;
        this.tools = tools;
        this.taken = taken;
        this.since = since;
        this.station = new StationSteps(tools.host(), tools.world(), tools.recording(), tools.facts());
        this.operator = new OperatorSteps(tools.host(), tools.world(), tools.facts(), tools.verification());
    }

    /**
     * One for steps that are done beside others as a branch.
     *
     * @param number of the branch
     * @param step the number of the step with the branches
     */
    StepRunner branch(int number, int step) {
        Branch inner = new Branch(branch.isNone() ? "" + number : branch.numbers() + "." + number, first(step));
        return new StepRunner(tools, inner, taken, since);
    }

    /** With which step a run begins to come to this one: that with the branches, where it is in one. */
    int first(int step) {
        return branch.isNone() ? step : branch.step();
    }

    /** The same step, shown with the branch that it belongs to. */
    Step named(Step step) {
        return branch.isNone()
                ? step
                : new Step(step.place(), "[" + branch.numbers() + "] " + step.text(), step.verb());
    }

    void perform(Verb verb) throws InterruptedException {
        RunFacts facts = tools.facts();
        if (verb instanceof Verb.Await await) {
            await(await);
        } else if (verb instanceof Verb.AwaitStatus await) {
            station.await(await);
        } else if (verb instanceof Verb.Sleep sleep) {
            tools.host().run(sleep.length());
        } else if (verb instanceof Verb.Expect expect) {
            expect(expect);
        } else if (verb instanceof Verb.SetVariables set) {
            set.values().forEach((name, value) -> facts.set(name, Json.text(Template.text(value, facts.now()))));
        } else if (verb instanceof Verb.Mark mark) {
            facts.mark(mark.name());
        } else if (!(verb instanceof Verb.Note)) {
            since = tools.recording().size();
            if (!station.perform(verb)) {
                operator.perform(verb);
            }
        }
    }

    /** Lets the answers come that are under way, and what the charge point says after them. */
    void settle() throws InterruptedException {
        Instant deadline = tools.world().deadline(SETTLING);
        do {
            tools.host().runUntil(this::isSettled, deadline);
            tools.host().run(tools.world().quiet());
        } while (!isSettled() && tools.world().now().isBefore(deadline));
    }

    private boolean isSettled() {
        return tools.recording().isSettled() && !tools.host().isCalling();
    }

    private void await(Verb.Await await) throws InterruptedException {
        Selector selector = await.selector();
        Instant deadline = tools.world().deadline(await.within());
        if (!tools.host().runUntil(() -> find(selector) != null, deadline)) {
            String expected = selector.describe(tools.facts().now()) + " within "
                    + await.within().toMillis() / 1000.0 + " s";
            throw new StepFailed(tools.verification().missing(selector, since, expected));
        }
        Message found = Objects.requireNonNull(find(selector));
        taken.add(found.number());
        tools.facts().save(await.save(), found.payload());
    }

    private @Nullable Message find(Selector selector) {
        Recording recording = tools.recording();
        for (int index = since; index < recording.size(); index++) {
            Message message = recording.messages().get(index);
            if (!taken.contains(message.number()) && tools.verification().matches(selector, message)) {
                return message;
            }
        }
        return null;
    }

    private void expect(Verb.Expect expect) throws InterruptedException {
        CheckResult.Failure failure = tools.verification().failure(expect.expectation());
        if (failure != null) {
            throw new StepFailed(failure);
        }
    }
}
