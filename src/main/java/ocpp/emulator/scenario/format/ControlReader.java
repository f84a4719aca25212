package ocpp.emulator.scenario.format;

import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ocpp.emulator.hocon.FileFaults;
import ocpp.emulator.hocon.Section;
import ocpp.emulator.scenario.Step;
import ocpp.emulator.scenario.Verb;

/** Reads which steps are done, how often and side by side with which; and what only lets time pass or keeps a name. */
final class ControlReader {
    static final Map<String, Function<Section, Verb>> VERBS = verbs();

    private static final int MOST_BRANCHES = 16;
    private static final int MOST_TIMES = 10_000;

    private ControlReader() {}

    private static Map<String, Function<Section, Verb>> verbs() {
        Map<String, Function<Section, Verb>> verbs = new LinkedHashMap<>();
        verbs.put("sleep", step -> new Verb.Sleep(step.span("sleep")));
        verbs.put("repeat", step -> repeat(step.section("repeat")));
        verbs.put("parallel", step -> parallel(step.section("parallel")));
        verbs.put("when", step -> when(step.section("when")));
        verbs.put("set", step -> new Verb.SetVariables(step.texts("set")));
        verbs.put("mark", step -> new Verb.Mark(step.text("mark")));
        verbs.put("note", step -> new Verb.Note(step.text("note")));
        return verbs;
    }

    private static Verb repeat(Section repeat) {
        Faults faults = new Faults();
        int times = repeat.number("times", 1, MOST_TIMES);
        List<Step> steps = faults.steps(repeat.list("steps"));
        return faults.orElse(repeat, new Verb.Repeat(times, steps));
    }

    private static Verb parallel(Section parallel) {
        List<ConfigValue> branches = parallel.list("branches");
        if (branches.size() < 2 || branches.size() > MOST_BRANCHES) {
            throw parallel.wrong("branches", "2 to " + MOST_BRANCHES + " lists of steps [ [ ], [ ] ]");
        }
        Faults faults = new Faults();
        List<List<Step>> lists = branches.stream()
                .map(branch -> faults.steps(Section.listOf(branch, "branches")))
                .toList();
        return faults.orElse(parallel, new Verb.Parallel(lists));
    }

    private static Verb when(Section when) {
        if (!when.has("then")) {
            throw when.wrong("then", "a list [ ] of steps");
        }
        Faults faults = new Faults();
        List<Step> then = faults.steps(when.list("then"));
        List<Step> otherwise = faults.steps(when.list("else"));
        // It ends the section, so that it comes last.
        return faults.orElse(when, new Verb.When(ExpectationReader.expectation(when), then, otherwise));
    }

    /** Collects what is wrong with steps within a step. */
    private static final class Faults {
        private final List<String> faults = new ArrayList<>();

        List<Step> steps(List<ConfigValue> values) {
            return VerbReader.steps(values, faults);
        }

        Verb orElse(Section section, Verb verb) {
            section.end();
            if (!faults.isEmpty()) {
                throw new FileFaults(faults);
            }
            return verb;
        }
    }
}
