package ocpp.emulator.fleet;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A section of a HOCON file, read key by key. Every problem names file, line, key, value and expectation. */
final class Section {
    private static final Pattern BRACKETED = Pattern.compile(".*\\(expected: (.*)\\)", Pattern.DOTALL);

    private final String path;
    private final ConfigObject object;
    private final Config config;
    private final Set<String> known = new TreeSet<>();

    /** @param path of this section in the file, for people */
    Section(String path, ConfigObject object) {
        this.path = path;
        this.object = object;
        this.config = object.toConfig();
    }

    boolean has(String key) {
        known.add(key);
        return object.containsKey(key);
    }

    String text(String key) {
        return read(key, "text", Config::getString);
    }

    /** @param parser throws IllegalArgumentException with what was expected, at the end in brackets or alone */
    <T> T parsed(String key, Function<String, T> parser) {
        String text = text(key);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            Matcher bracketed = BRACKETED.matcher(String.valueOf(e.getMessage()));
            throw problem(key, bracketed.matches() ? bracketed.group(1) : String.valueOf(e.getMessage()));
        }
    }

    long whole(String key, long from, long to) {
        String expected = "a whole number from " + from + " to " + to;
        long value = read(key, expected, Config::getLong);
        if (value < from || value > to) {
            throw problem(key, expected);
        }
        return value;
    }

    double number(String key, double from, double to) {
        String expected = "a number from " + from + " to " + to;
        double value = read(key, expected, Config::getDouble);
        if (value < from || value > to) {
            throw problem(key, expected);
        }
        return value;
    }

    /** A time that is not below zero. */
    Duration time(String key) {
        String expected = Quantity.TIME.expectation() + ", not below 0";
        Duration time = read(key, expected, Config::getDuration);
        if (time.isNegative()) {
            throw problem(key, expected);
        }
        return time;
    }

    List<String> texts(String key) {
        return read(key, "a list [ ] of texts", Config::getStringList);
    }

    Section section(String key) {
        return new Section(path + "." + key, read(key, "a section { }", Config::getObject));
    }

    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (ConfigObject element : read(key, "a list [ ] of sections { }", Config::getObjectList)) {
            sections.add(new Section(path + "." + key + "[" + sections.size() + "]", element));
        }
        return sections;
    }

    /** All keys, for a section whose keys people choose. */
    Set<String> keys() {
        known.addAll(object.keySet());
        return new TreeSet<>(object.keySet());
    }

    /** The value as JSON. */
    String json(String key) {
        return read(key, "a value", Config::getValue).render(ConfigRenderOptions.concise());
    }

    /** @throws FleetFileException for a key that nobody has asked for */
    void refuseOthers() {
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(object).entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new FleetFileException(at(entry.getValue().origin()) + ": unknown key " + path + "."
                        + entry.getKey() + " (expected: " + String.join(", ", known) + ")");
            }
        }
    }

    FleetFileException problem(String key, String expected) {
        ConfigValue value = object.get(key);
        if (value == null) {
            return new FleetFileException(
                    at(object.origin()) + ": " + path + "." + key + " is missing (expected: " + expected + ")");
        }
        return new FleetFileException(at(value.origin()) + ": " + path + "." + key + " = "
                + value.render(ConfigRenderOptions.concise()) + " (expected: " + expected + ")");
    }

    /** {@code morning-rush.conf:3}. */
    static String at(ConfigOrigin origin) {
        String file = origin.filename() == null ? origin.resource() : origin.filename();
        return (file == null ? origin.description().replaceFirst(": \\d+$", "") : file) + ":" + origin.lineNumber();
    }

    private <T> T read(String key, String expected, BiFunction<Config, String, T> getter) {
        known.add(key);
        try {
            return getter.apply(config, ConfigUtil.joinPath(key));
        } catch (ConfigException e) {
            throw problem(key, expected);
        }
    }
}
