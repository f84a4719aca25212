package ocpp.emulator.scenario.format;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ocpp.emulator.hocon.FileFaults;
import ocpp.emulator.hocon.Section;
import ocpp.emulator.hocon.Words;
import ocpp.emulator.scenario.Check;
import ocpp.emulator.scenario.EventPattern;
import ocpp.emulator.scenario.Expectation;
import ocpp.emulator.scenario.Happening;
import ocpp.emulator.scenario.Selector;
import ocpp.emulator.scenario.match.Matcher;
import org.jspecify.annotations.Nullable;

/** Reads expectations. */
final class ExpectationReader {
    private static final String OPERATOR = "operator-api";
    private static final Map<String, Function<Section, Expectation>> FORMS = forms();

    private ExpectationReader() {}

    private static Map<String, Function<Section, Expectation>> forms() {
        Map<String, Function<Section, Expectation>> forms = new LinkedHashMap<>();
        forms.put("order", ExpectationReader::order);
        forms.put("count", outer -> count(outer.section("count")));
        forms.put("never", outer -> never(outer.section("never")));
        forms.put("every", outer -> every(outer.section("every")));
        forms.put("all-answered", outer -> new Expectation.AllAnswered(outer.list("all-answered", Words::action)));
        forms.put("no-duplicates", outer -> new Expectation.NoDuplicates(outer.list("no-duplicates", Words::action)));
        forms.put("schema", ExpectationReader::schema);
        forms.put("queue-empty", ExpectationReader::queueEmpty);
        forms.put("shows", outer -> shows(outer.section("shows")));
        forms.put("variables", outer -> new Expectation.Variables(MatcherReader.members(outer.object("variables"))));
        forms.put("record", outer -> record(outer.section("record")));
        return forms;
    }

    static String names() {
        return String.join(", ", FORMS.keySet()) + ", " + Happening.words();
    }

    static Check check(ConfigValue value) {
        Section section = Section.of("an expectation", value);
        String needs = section.textOrNull("needs");
        if (needs != null && !needs.equals(OPERATOR)) {
            throw section.wrong("needs", OPERATOR);
        }
        Expectation expectation = expectation(section);
        return new Check(section.place(), expectation, needs != null || expectation instanceof Expectation.Recorded);
    }

    static Expectation expectation(Section section) {
        List<Map.Entry<String, Function<Section, Expectation>>> found = section.among(FORMS);
        Expectation expectation;
        if (found.size() == 1) {
            expectation = found.get(0).getValue().apply(section);
        } else {
            Selector selector = found.isEmpty() ? selector(section) : null;
            if (selector == null) {
                throw new FileFaults(section.place() + ": an expectation with " + section.keys() + " (expected: one of "
                        + names() + ")");
            }
            expectation = new Expectation.Count(selector, 1, Integer.MAX_VALUE);
        }
        section.end();
        return expectation;
    }

    /** The message that is meant, null where the section names none. */
    static @Nullable Selector selector(Section section) {
        Happening found = null;
        for (Happening happening : Happening.values()) {
            if (section.keys().contains(happening.word())) {
                if (found != null) {
                    throw section.wrong(happening.word(), "only one of " + Happening.words());
                }
                found = happening;
            }
        }
        return found == null
                ? null
                : new Selector(found, section.read(found.word(), Words::action), MatcherReader.where(section));
    }

    private static Selector requiredSelector(Section section) {
        Selector selector = selector(section);
        if (selector == null) {
            throw section.wrong("sent", "one of " + Happening.words());
        }
        return selector;
    }

    private static Expectation order(Section outer) {
        List<EventPattern> patterns = outer.list("order", EventPattern::parse);
        if (patterns.size() < 2) {
            throw outer.wrong("order", "two events or more");
        }
        return new Expectation.Order(patterns, outer.textOrNull("after"));
    }

    private static Expectation count(Section count) {
        Selector selector = requiredSelector(count);
        List<Integer> bounds = bounds(count);
        count.end();
        return new Expectation.Count(selector, bounds.get(0), bounds.get(1));
    }

    private static List<Integer> bounds(Section count) {
        if (count.has("exactly")) {
            int exactly = count.number("exactly", 0, Integer.MAX_VALUE);
            return List.of(exactly, exactly);
        }
        if (count.has("at-least")) {
            return List.of(count.number("at-least", 0, Integer.MAX_VALUE), Integer.MAX_VALUE);
        }
        List<Integer> between = count.list("between", Integer::valueOf);
        if (between.size() != 2 || between.get(0) > between.get(1)) {
            throw count.wrong("between", "exactly = 3, at-least = 3 or between = [3, 5]");
        }
        return between;
    }

    private static Expectation never(Section never) {
        Selector selector = requiredSelector(never);
        never.end();
        return new Expectation.Count(selector, 0, 0);
    }

    private static Expectation every(Section every) {
        Selector selector = requiredSelector(every);
        String context = every.textOrNull("context");
        every.end();
        return new Expectation.Every(selector, context);
    }

    private static Expectation schema(Section outer) {
        if (!outer.text("schema").equals("both-ways")) {
            throw outer.wrong("schema", "both-ways");
        }
        return new Expectation.Schema();
    }

    private static Expectation queueEmpty(Section outer) {
        if (!outer.flag("queue-empty", true)) {
            throw outer.wrong("queue-empty", "true");
        }
        return new Expectation.QueueEmpty();
    }

    private static Expectation shows(Section shows) {
        int connectorId = shows.number("connector", 0, VerbReader.MOST_CONNECTORS);
        Matcher.Members where = MatcherReader.where(shows);
        shows.end();
        return new Expectation.Shows(connectorId, where);
    }

    private static Expectation record(Section record) {
        String transaction = record.text("transaction");
        ConfigObject fields = record.object().withoutKey("transaction");
        return new Expectation.Recorded(transaction, MatcherReader.members(fields));
    }
}
