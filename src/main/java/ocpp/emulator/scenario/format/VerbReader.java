package ocpp.emulator.scenario.format;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import ocpp.emulator.hocon.FileFaults;
import ocpp.emulator.hocon.PayloadReader;
import ocpp.emulator.hocon.Section;
import ocpp.emulator.hocon.Words;
import ocpp.emulator.scenario.Expectation;
import ocpp.emulator.scenario.Selector;
import ocpp.emulator.scenario.Step;
import ocpp.emulator.scenario.Verb;
import ocpp.protocol.Action;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.wire.ErrorCode;

/** Reads steps: an object with one verb, and for {@code operator} what its answer should be. */
final class VerbReader {
    static final int MOST_CONNECTORS = 64;
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final int LONGEST_TEXT = 100;
    /** What holds steps, which are shown when they are done. */
    private static final List<String> WITHIN_STEPS = List.of("steps", "branches", "then", "else");

    private static final Map<String, Function<Section, Verb>> VERBS = verbs();

    private VerbReader() {}

    private static Map<String, Function<Section, Verb>> verbs() {
        Map<String, Function<Section, Verb>> verbs = new LinkedHashMap<>(PhysicalReader.VERBS);
        verbs.putAll(NetworkReader.VERBS);
        verbs.put("send", step -> send(step.section("send")));
        verbs.put("send-raw", step -> new Verb.SendRaw(step.text("send-raw")));
        verbs.put("arm", step -> arm(step.section("arm")));
        verbs.put("operator", VerbReader::operate);
        verbs.put("id-tag", step -> idTag(step.section("id-tag")));
        verbs.put("await", step -> await(step.section("await")));
        verbs.put("expect", step -> new Verb.Expect(expectation(step)));
        verbs.putAll(ControlReader.VERBS);
        return verbs;
    }

    /** Of all verbs. */
    static Set<String> names() {
        return VERBS.keySet();
    }

    static Step step(ConfigValue value) {
        Section section = Section.of("a step", value);
        List<Map.Entry<String, Function<Section, Verb>>> found = section.among(VERBS);
        if (found.size() != 1) {
            throw new FileFaults(section.place() + ": a step with " + section.keys() + " (expected: one verb of "
                    + String.join(", ", VERBS.keySet()) + ")");
        }
        Verb verb = found.get(0).getValue().apply(section);
        section.end();
        String name = found.get(0).getKey();
        return new Step(section.place(), text(name, section.value(name)), verb);
    }

    /** Reads steps; what is wrong with some is added to the faults. */
    static List<Step> steps(List<ConfigValue> values, List<String> faults) {
        List<Step> steps = new ArrayList<>();
        for (ConfigValue value : values) {
            try {
                steps.add(step(value));
            } catch (FileFaults e) {
                faults.addAll(e.faults());
            }
        }
        return steps;
    }

    private static String text(String verb, ConfigValue given) {
        ConfigValue value = given;
        for (String key : WITHIN_STEPS) {
            value = value instanceof ConfigObject object ? object.withoutKey(key) : value;
        }
        String shown = value.unwrapped() instanceof String plain
                ? plain
                : value.render(ConfigRenderOptions.concise().setJson(false)).replace("\"", "");
        String text = (shown.equals("{}") ? verb : verb + " " + shown).replaceAll("\\s+", " ");
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "..." : text;
    }

    private static Expectation expectation(Section step) {
        return ExpectationReader.expectation(step.section("expect"));
    }

    private static Verb send(Section send) {
        Action action = send.read("action", Words::action);
        ConfigObject payload = send.sectionOrEmpty("payload").object();
        send.end();
        return new Verb.Send(action, PayloadReader.json(payload, action.requestType()));
    }

    private static Verb arm(Section arm) {
        Action action = arm.read("action", Words::action);
        Verb.Reaction reaction = reaction(arm, action);
        arm.end();
        return new Verb.Arm(action, reaction);
    }

    private static Verb.Reaction reaction(Section arm, Action action) {
        if (arm.has("silence") && arm.flag("silence", false)) {
            return new Verb.Reaction.Silence();
        }
        if (arm.has("delay")) {
            return new Verb.Reaction.Delay(arm.span("delay"));
        }
        if (arm.has("answer-with-error")) {
            return new Verb.Reaction.Refuse(arm.read("answer-with-error", Words.of(ErrorCode.class)));
        }
        if (arm.has("answer")) {
            return new Verb.Reaction.Answer(PayloadReader.json(arm.object("answer"), action.responseType()));
        }
        throw arm.wrong("answer", "silence = true, delay = 2s, answer-with-error = code or answer { payload }");
    }

    private static Verb operate(Section step) {
        ConfigObject object = step.object("operator");
        if (object.size() != 1) {
            throw step.wrong("operator", "one action and its payload");
        }
        String name = object.keySet().iterator().next();
        ConfigValue payload = object.values().iterator().next();
        Action action = new Section("operator", object).named(name, Words::action);
        if (!(payload instanceof ConfigObject)) {
            throw Section.wrong(payload, name, "the payload { }");
        }
        return new Verb.Operate(action, PayloadReader.json(payload, action.requestType()), end(step));
    }

    /** What stands beside the action. */
    private static Verb.End end(Section step) {
        if (step.has("refused-with")) {
            return new Verb.End.Refused(step.text("refused-with"));
        } else if (step.flag("unanswered", false)) {
            return new Verb.End.Unanswered();
        }
        return new Verb.End.Answered(MatcherReader.where(step), step.texts("save"));
    }

    private static Verb idTag(Section section) {
        String tag = section.text("tag");
        ConfigObject members = section.object().withoutKey("tag");
        return new Verb.IdTag(tag, PayloadReader.json(members, Object.class));
    }

    private static Verb await(Section await) {
        Duration within = await.span("within", WITHIN);
        Verb verb;
        if (await.has("state")) {
            ChargePointStatus status = await.read("state", Words.of(ChargePointStatus.class));
            verb = new Verb.AwaitStatus(await.number("connector", 0, MOST_CONNECTORS), status, within);
        } else {
            Selector selector = ExpectationReader.selector(await);
            if (selector == null) {
                throw await.wrong("sent", "state or a message");
            }
            verb = new Verb.Await(selector, within, await.texts("save"));
        }
        await.end();
        return verb;
    }
}
