package ocpp.emulator.scenario.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import ocpp.emulator.scenario.Verb;
import ocpp.emulator.scenario.match.Facts;
import ocpp.emulator.scenario.match.Matcher;
import ocpp.emulator.scenario.match.Mismatch;
import ocpp.emulator.scenario.match.Template;

/** Does what steps have the operator of the central system do. */
final class OperatorSteps {
    private static final Duration OPERATOR = Duration.ofSeconds(40);
    private static final Duration RESTART = Duration.ofSeconds(90);

    private final StationHost host;
    private final World world;
    private final RunFacts facts;
    private final Verification verification;

    OperatorSteps(StationHost host, World world, RunFacts facts, Verification verification) {
        this.host = host;
        this.world = world;
        this.facts = facts;
        this.verification = verification;
    }

    void perform(Verb verb) throws InterruptedException {
        if (verb instanceof Verb.Operate operate) {
            operate(operate);
        } else if (verb instanceof Verb.IdTag tag) {
            idTag(tag);
        } else if (verb instanceof Verb.RestartCentralSystem) {
            restart();
        }
    }

    private void operate(Verb.Operate operate) throws InterruptedException {
        JsonNode payload = Template.payload(operate.payload(), facts.now());
        OperatorAnswer answer =
                host.operate(new OperatorRequest.Command(operate.action(), payload), world.deadline(OPERATOR));
        String refusedWith = operate.refusedWith();
        String wanted = refusedWith == null ? OperatorAnswer.ANSWERED : OperatorAnswer.REFUSED;
        if (!answer.state().equals(wanted)) {
            String expected = operate.action() + " " + wanted + (refusedWith == null ? "" : " with " + refusedWith);
            String got = answer.state() + (answer.body().isMissingNode() ? "" : " " + answer.body());
            throw new StepFailed(verification.about(operate.action(), expected, got));
        }
        Matcher.Members where = refusedWith == null
                ? operate.where()
                : new Matcher.Members(Map.of("code", new Matcher.Literal(refusedWith)));
        Mismatch mismatch = where.check(answer.body(), facts.now());
        if (mismatch != null) {
            String expected = mismatch.path() + " " + mismatch.expected();
            throw new StepFailed(verification.about(operate.action(), expected, mismatch.got()));
        }
        facts.save(operate.save(), answer.body());
    }

    private void idTag(Verb.IdTag tag) throws InterruptedException {
        Facts now = facts.now();
        OperatorRequest request =
                new OperatorRequest.PutIdTag(Template.text(tag.tag(), now), Template.payload(tag.members(), now));
        OperatorAnswer answer = host.operate(request, world.deadline(OPERATOR));
        if (!answer.state().equals(OperatorAnswer.ANSWERED)) {
            throw new StepFailed("the operator API takes the id tag", answer.state());
        }
    }

    private void restart() throws InterruptedException {
        facts.mark("sut-down");
        OperatorAnswer answer = host.operate(new OperatorRequest.Restart(), world.limit(RESTART));
        if (!answer.state().equals(OperatorAnswer.ANSWERED)) {
            throw new StepFailed(
                    "the central system restarts within " + RESTART.toSeconds() + " s of real time", answer.state());
        }
        facts.mark("sut-up");
    }
}
