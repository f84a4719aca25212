package ocpp.emulator.scenario.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import ocpp.emulator.chargepoint.ChargePointView.ConnectorView;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.scenario.Happening;
import ocpp.emulator.scenario.Selector;
import ocpp.emulator.scenario.Step;
import ocpp.emulator.scenario.Verb;
import ocpp.emulator.scenario.match.Facts;
import ocpp.emulator.scenario.match.Json;
import ocpp.emulator.scenario.match.Matcher;
import ocpp.emulator.scenario.match.Mismatch;
import ocpp.emulator.scenario.match.Template;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.wire.Decoded;
import ocpp.wire.PayloadCodec;
import org.jspecify.annotations.Nullable;

/** Does what steps say; what does not come to what is expected is {@link StepFailed}. */
final class StepRunner {
    private static final Duration BOOT = Duration.ofSeconds(30);
    private static final Duration OPERATOR = Duration.ofSeconds(40);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final Duration CHARGING = Duration.ofSeconds(10);

    private final StationHost host;
    private final World world;
    private final Recording recording;
    private final RunFacts facts;
    private final Verification verification;
    /** Where the messages begin that an await takes; a message is taken by one await only. */
    private int since;

    private final Set<Integer> taken = new HashSet<>();

    StepRunner(StationHost host, World world, Recording recording, RunFacts facts, Verification verification) {
        this.host = host;
        this.world = world;
        this.recording = recording;
        this.facts = facts;
        this.verification = verification;
    }

    void perform(Step step) throws InterruptedException {
        Verb verb = step.verb();
        if (verb instanceof Verb.Await await) {
            await(await);
        } else if (verb instanceof Verb.AwaitStatus await) {
            awaitStatus(await.connectorId(), await.status(), await.within());
        } else if (verb instanceof Verb.Sleep sleep) {
            host.run(sleep.length());
        } else if (verb instanceof Verb.Expect expect) {
            expect(expect);
        } else if (verb instanceof Verb.SetVariables set) {
            set.values().forEach((name, value) -> facts.set(name, Json.text(Template.text(value, facts.now()))));
        } else if (verb instanceof Verb.Mark mark) {
            facts.mark(mark.name());
        } else if (!(verb instanceof Verb.Note)) {
            since = recording.size();
            act(verb);
        }
    }

    /** Lets the answers come that are under way. */
    void settle() throws InterruptedException {
        Instant deadline = world.deadline(SETTLING);
        do {
            host.runUntil(recording::isSettled, deadline);
            host.run(world.quiet());
        } while (!recording.isSettled() && world.now().isBefore(deadline));
    }

    private void act(Verb verb) throws InterruptedException {
        if (verb instanceof Verb.Physical physical) {
            physical(physical.input());
        } else if (verb instanceof Verb.Swipe swipe) {
            host.give(new Input.Swipe(swipe.connectorId(), Template.text(swipe.tag(), facts.now())));
        } else if (verb instanceof Verb.Boot) {
            boot();
        } else if (verb instanceof Verb.PowerCut cut) {
            physical(new Input.PowerCut());
            host.run(cut.length());
            physical(new Input.PowerOn());
        } else if (verb instanceof Verb.Charge charge) {
            charge(charge);
        } else if (verb instanceof Verb.Send send) {
            host.give(new Input.Submit(request(send.action(), send.payload())));
        } else if (verb instanceof Verb.SendRaw raw) {
            world.sendText(Template.text(raw.text(), facts.now()));
        } else if (verb instanceof Verb.Arm arm) {
            host.arm(arm.action(), arm.reaction());
        } else if (verb instanceof Verb.Operate operate) {
            operate(operate);
        } else if (verb instanceof Verb.IdTag tag) {
            idTag(tag);
        }
    }

    private void physical(Input input) {
        String mark = input instanceof Input.CarrierLost
                ? "link-down"
                : input instanceof Input.CarrierBack
                        ? "link-up"
                        : input instanceof Input.PowerCut
                                ? "power-cut"
                                : input instanceof Input.PowerOn ? "power-on" : "";
        if (!mark.isEmpty()) {
            facts.mark(mark);
        }
        host.give(input);
    }

    private void boot() throws InterruptedException {
        int begin = recording.size();
        physical(new Input.PowerOn());
        int connectors = host.view().connectors().size();
        boolean booted = host.runUntil(
                () -> host.view().registration() == RegistrationStatus.Accepted && reported(begin) >= connectors,
                world.deadline(BOOT));
        if (!booted) {
            String registration = String.valueOf(host.view().registration());
            throw new StepFailed(
                    "BootNotification Accepted and a StatusNotification of connectors 0 to " + (connectors - 1)
                            + " within " + BOOT.toSeconds() + " s",
                    host.view().connected()
                            ? "registration " + registration + ", " + reported(begin) + " StatusNotification answered"
                            : "no connection");
        }
    }

    private long reported(int begin) {
        return recording.messages().stream()
                .skip(begin)
                .filter(message -> message.action() == Action.StatusNotification)
                .filter(message -> message.happening() == Happening.ANSWERED)
                .map(message ->
                        recording.callOf(message).payload().path("connectorId").asInt())
                .distinct()
                .count();
    }

    private void charge(Verb.Charge charge) throws InterruptedException {
        awaitStatus(charge.connectorId(), ChargePointStatus.Charging, CHARGING);
        double before = connector(charge.connectorId()).energyWh();
        host.run(charge.length());
        ConnectorView after = connector(charge.connectorId());
        if (after.transaction() == null || after.energyWh() <= before) {
            throw new StepFailed(
                    "a transaction that goes on and energy for "
                            + charge.length().toSeconds() + " s",
                    after.status() + ", " + (after.transaction() == null ? "no transaction, " : "")
                            + Math.round(after.energyWh() - before) + " Wh");
        }
    }

    private ConnectorView connector(int connectorId) {
        if (connectorId >= host.view().connectors().size()) {
            throw new StepFailed(
                    "a connector up to " + (host.view().connectors().size() - 1), "" + connectorId);
        }
        return host.view().connector(connectorId);
    }

    private void awaitStatus(int connectorId, ChargePointStatus status, Duration within) throws InterruptedException {
        if (!host.runUntil(() -> connector(connectorId).status() == status, world.deadline(within))) {
            throw new StepFailed(
                    "connector " + connectorId + " " + status + " within " + within.toSeconds() + " s",
                    connector(connectorId).status().name());
        }
    }

    private void await(Verb.Await await) throws InterruptedException {
        Selector selector = await.selector();
        Instant deadline = world.deadline(await.within());
        if (!host.runUntil(() -> find(selector) != null, deadline)) {
            String expected = selector.describe(facts.now()) + " within " + seconds(await.within());
            throw new StepFailed(verification.missing(selector, since, expected));
        }
        Message found = Objects.requireNonNull(find(selector));
        taken.add(found.number());
        save(await.save(), found.payload());
    }

    private @Nullable Message find(Selector selector) {
        for (int index = since; index < recording.size(); index++) {
            Message message = recording.messages().get(index);
            if (!taken.contains(message.number()) && verification.matches(selector, message)) {
                return message;
            }
        }
        return null;
    }

    private void expect(Verb.Expect expect) throws InterruptedException {
        CheckResult.Failure failure = verification.failure(expect.expectation());
        if (failure != null) {
            throw new StepFailed(failure);
        }
    }

    private RequestPayload<?> request(Action action, JsonNode template) {
        byte[] payload = Json.bytes(Template.payload(template, facts.now()));
        Decoded<? extends RequestPayload<?>> decoded = PayloadCodec.readRequest(action, payload);
        if (decoded instanceof Decoded.Valid<? extends RequestPayload<?>> valid) {
            return valid.payload();
        }
        throw new StepFailed(
                "a payload by the schema of " + action,
                StationHost.faults(decoded) + " in " + new String(payload, StandardCharsets.UTF_8));
    }

    private void operate(Verb.Operate operate) throws InterruptedException {
        JsonNode payload = Template.payload(operate.payload(), facts.now());
        OperatorAnswer answer = host.operate(new OperatorRequest.Command(operate.action(), payload), OPERATOR);
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
        save(operate.save(), answer.body());
    }

    private void idTag(Verb.IdTag tag) throws InterruptedException {
        Facts now = facts.now();
        OperatorRequest request =
                new OperatorRequest.PutIdTag(Template.text(tag.tag(), now), Template.payload(tag.members(), now));
        OperatorAnswer answer = host.operate(request, OPERATOR);
        if (!answer.state().equals(OperatorAnswer.ANSWERED)) {
            throw new StepFailed("the operator API takes the id tag", answer.state());
        }
    }

    private void save(Map<String, String> save, JsonNode payload) {
        save.forEach((name, path) -> {
            JsonNode value = payload;
            for (String member : path.split("\\.")) {
                value = value.path(member);
            }
            if (value.isMissingNode()) {
                throw new StepFailed(path + " present, to be saved as " + name, "null");
            }
            facts.set(name, value);
        });
    }

    private static String seconds(Duration span) {
        return span.toMillis() / 1000.0 + " s";
    }
}
