package ocpp.emulator.scenario.format;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import ocpp.emulator.hocon.Section;
import ocpp.emulator.scenario.match.Matcher;
import ocpp.emulator.scenario.match.Texts;

/** Reads matchers. */
final class MatcherReader {
    private MatcherReader() {}

    /** The members of {@code where { }}, none where there is no such key. */
    static Matcher.Members where(Section section) {
        return section.has("where") ? members(section.object("where")) : new Matcher.Members(Map.of());
    }

    static Matcher.Members members(ConfigObject object) {
        Map<String, Matcher> members = new LinkedHashMap<>();
        new TreeMap<>(object).forEach((name, value) -> members.put(name, matcher(name, value)));
        return new Matcher.Members(members);
    }

    private static Matcher matcher(String name, ConfigValue value) {
        if (value instanceof ConfigObject object) {
            return members(object);
        }
        if (value instanceof ConfigList list) {
            return new Matcher.Elements(
                    list.stream().map(element -> matcher(name, element)).toList());
        }
        try {
            return Texts.matcher(Section.textOf(value, name));
        } catch (IllegalArgumentException e) {
            throw Section.wrong(value, name, String.valueOf(e.getMessage()));
        }
    }
}
