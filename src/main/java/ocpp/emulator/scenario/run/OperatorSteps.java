package ocpp.emulator.scenario.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import ocpp.emulator.scenario.Verb;
import ocpp.emulator.scenario.match.Facts;
import ocpp.emulator.scenario.match.Matcher;
import ocpp.emulator.scenario.match.Mismatch;
import ocpp.emulator.scenario.match.Template;
import ocpp.protocol.Action;

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
        OperatorRequest request = new OperatorRequest.Command(operate.action(), payload);
        OperatorAnswer answer = host.operate(request, world.deadline(OPERATOR));
        if (operate.end() instanceof Verb.End.Answered wanted) {
            requireState(operate.action(), OperatorAnswer.ANSWERED, answer);
            require(operate.action(), wanted.where(), answer);
            facts.save(wanted.save(), answer.body());
        } else if (operate.end() instanceof Verb.End.Refused wanted) {
            requireState(operate.action(), OperatorAnswer.REFUSED, answer);
            require(operate.action(), new Matcher.Members(Map.of("code", new Matcher.Literal(wanted.code()))), answer);
        } else if (answer.state().equals(OperatorAnswer.ANSWERED)
                || answer.state().equals(OperatorAnswer.REFUSED)) {
            throw new StepFailed(verification.about(operate.action(), "no answer", shown(answer)));
        }
    }

    private void requireState(Action action, String wanted, OperatorAnswer answer) {
        if (!answer.state().equals(wanted)) {
            throw new StepFailed(verification.about(action, action + " " + wanted, shown(answer)));
        }
    }

    private void require(Action action, Matcher.Members where, OperatorAnswer answer) {
        Mismatch mismatch = where.check(answer.body(), facts.now());
        if (mismatch != null) {
            throw new StepFailed(
                    verification.about(action, mismatch.path() + " " + mismatch.expected(), mismatch.got()));
        }
    }

    private static String shown(OperatorAnswer answer) {
        return answer.state() + (answer.body().isMissingNode() ? "" : " " + answer.body());
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
