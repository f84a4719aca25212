package ocpp.emulator.scenario.format;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import ocpp.emulator.scenario.Place;
import ocpp.emulator.scenario.match.Texts;
import ocpp.protocol.Action;
import org.jspecify.annotations.Nullable;

/** An object {@code { }} of a file, read key by key; a key that nobody reads is a fault. */
final class Section {
    private static final int LONGEST_SHOWN = 60;

    private final String name;
    private final ConfigObject object;
    private final Set<String> known = new TreeSet<>();

    Section(String name, ConfigObject object) {
        this.name = name;
        this.object = object;
    }

    Place place() {
        return place(object);
    }

    static Place place(ConfigValue value) {
        ConfigOrigin origin = value.origin();
        String file = origin.filename() == null ? origin.resource() : origin.filename();
        String shown = file == null ? origin.description() : file;
        return new Place(shown.substring(shown.lastIndexOf('/') + 1), origin.lineNumber());
    }

    boolean has(String key) {
        known.add(key);
        return object.containsKey(key);
    }

    /** Those of the forms that the section has a key for. */
    <T> List<Map.Entry<String, T>> among(Map<String, T> forms) {
        return forms.entrySet().stream()
                .filter(form -> object.containsKey(form.getKey()) && has(form.getKey()))
                .toList();
    }

    ConfigValue value(String key) {
        return required(key, "a value");
    }

    Set<String> keys() {
        return new TreeSet<>(object.keySet());
    }

    /** The text as it was written: {@code 0123} and {@code 1E5} keep their characters. */
    String text(String key) {
        return textOf(required(key, "a text"), key);
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    @Nullable
    String textOrNull(String key) {
        return has(key) ? text(key) : null;
    }

    /** A text turned into something else; what the function throws as IllegalArgumentException says what was expected. */
    <T> T read(String key, Function<String, T> reader) {
        ConfigValue value = required(key, "a value");
        return read(value, key, reader);
    }

    <T> T read(String key, Function<String, T> reader, T otherwise) {
        return has(key) ? read(key, reader) : otherwise;
    }

    private <T> T read(ConfigValue value, String key, Function<String, T> reader) {
        try {
            return reader.apply(textOf(value, key));
        } catch (IllegalArgumentException e) {
            throw wrong(value, key, expectation(String.valueOf(e.getMessage())));
        }
    }

    /** What stands in {@code (expected: )}, else all of it. */
    private static String expectation(String message) {
        int at = message.indexOf("(expected: ");
        return at < 0 ? message : message.substring(at + "(expected: ".length(), message.length() - 1);
    }

    /** The action that a key names. */
    Action action(String key) {
        try {
            return Words.action(key);
        } catch (IllegalArgumentException e) {
            throw new ScenarioFaults(place() + ": " + name + " { " + key + " } (expected: " + e.getMessage() + ")");
        }
    }

    int number(String key, int least, int most) {
        ConfigValue value = required(key, "a number");
        if (value.unwrapped() instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        throw wrong(value, key, most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most);
    }

    boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        ConfigValue value = required(key, "true or false");
        if (value.unwrapped() instanceof Boolean flag) {
            return flag;
        }
        throw wrong(value, key, "true or false");
    }

    Duration span(String key) {
        return read(key, Texts::span);
    }

    Duration span(String key, Duration otherwise) {
        return has(key) ? span(key) : otherwise;
    }

    /** The elements of a list, empty where there is no such key. */
    List<ConfigValue> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        ConfigValue value = required(key, "a list [ ]");
        if (value instanceof ConfigList list) {
            return list;
        }
        throw wrong(value, key, "a list [ ]");
    }

    <T> List<T> list(String key, Function<String, T> reader) {
        List<T> read = new ArrayList<>();
        for (ConfigValue element : list(key)) {
            read.add(read(element, key, reader));
        }
        return read;
    }

    Section section(String key) {
        ConfigValue value = required(key, "a section { }");
        if (value instanceof ConfigObject section) {
            return new Section(key, section);
        }
        throw wrong(value, key, "a section { }");
    }

    /** An empty one where there is no such key. */
    Section sectionOrEmpty(String key) {
        return has(key) ? section(key) : new Section(key, ConfigFactory.empty().root());
    }

    ConfigObject object(String key) {
        return section(key).object;
    }

    ConfigObject object() {
        known.addAll(object.keySet());
        return object;
    }

    /** All members as texts. */
    Map<String, String> texts(String key) {
        Map<String, String> texts = new TreeMap<>();
        if (has(key)) {
            object(key).forEach((name, value) -> texts.put(name, textOf(value, name)));
        }
        return texts;
    }

    /** Nothing else may stand here. */
    void end() {
        for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new ScenarioFaults(place(entry.getValue()) + ": unknown key " + entry.getKey() + " (expected in "
                        + name + ": " + String.join(", ", known) + ")");
            }
        }
    }

    ScenarioFaults wrong(String key, String expected) {
        ConfigValue value = object.get(key);
        return value == null
                ? new ScenarioFaults(place() + ": " + name + " without " + key + " (expected: " + expected + ")")
                : wrong(value, key, expected);
    }

    static ScenarioFaults wrong(ConfigValue value, String key, String expected) {
        String shown = value.render(ConfigRenderOptions.concise());
        String cut = shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "..." : shown;
        return new ScenarioFaults(place(value) + ": " + key + " = " + cut + " (expected: " + expected + ")");
    }

    static String textOf(ConfigValue value, String key) {
        ConfigValueType type = value.valueType();
        if (type == ConfigValueType.OBJECT || type == ConfigValueType.LIST || type == ConfigValueType.NULL) {
            throw wrong(value, key, "a text or a number");
        }
        return value.atKey("value").getString("value");
    }

    private ConfigValue required(String key, String expected) {
        known.add(key);
        ConfigValue value = object.get(key);
        if (value == null) {
            throw wrong(key, expected);
        }
        return value;
    }
}
