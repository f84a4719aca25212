package ocpp.emulator.hocon;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
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
import org.jspecify.annotations.Nullable;

/** An object {@code { }} of a file, read key by key; what is wrong is {@link FileFaults}, also a key that nobody reads. */
public final class Section {
    private static final int LONGEST_SHOWN = 60;

    private final String name;
    private final ConfigObject object;
    private final Set<String> known = new TreeSet<>();

    /** @param name for people */
    public Section(String name, ConfigObject object) {
        this.name = name;
        this.object = object;
    }

    /** The section that a value is, such as an element of a list. */
    public static Section of(String name, ConfigValue value) {
        if (value instanceof ConfigObject section) {
            return new Section(name, section);
        }
        throw wrong(value, name, "a section { }");
    }

    public Place place() {
        return Place.of(object.origin());
    }

    public boolean has(String key) {
        known.add(key);
        return object.containsKey(key);
    }

    /** Those of the forms that the section has a key for. */
    public <T> List<Map.Entry<String, T>> among(Map<String, T> forms) {
        return forms.entrySet().stream()
                .filter(form -> object.containsKey(form.getKey()) && has(form.getKey()))
                .toList();
    }

    public ConfigValue value(String key) {
        return required(key, "a value");
    }

    /** The keys that are there. */
    public Set<String> keys() {
        return new TreeSet<>(object.keySet());
    }

    /** The text as it was written: {@code 0123} and {@code 1E5} keep their characters. */
    public String text(String key) {
        return textOf(required(key, "a text"), key);
    }

    public String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    public @Nullable String textOrNull(String key) {
        return has(key) ? text(key) : null;
    }

    /** A text turned into something else; what the function throws as IllegalArgumentException says what was expected. */
    public <T> T read(String key, Function<String, T> reader) {
        return read(required(key, "a value"), key, reader);
    }

    public <T> T read(String key, Function<String, T> reader, T otherwise) {
        return has(key) ? read(key, reader) : otherwise;
    }

    private static <T> T read(ConfigValue value, String key, Function<String, T> reader) {
        try {
            return reader.apply(textOf(value, key));
        } catch (IllegalArgumentException e) {
            throw wrong(value, key, expectation(e));
        }
    }

    /** What a key itself is turned into. */
    public <T> T named(String key, Function<String, T> reader) {
        try {
            return reader.apply(key);
        } catch (IllegalArgumentException e) {
            throw new FileFaults(place() + ": " + name + " { " + key + " } (expected: " + expectation(e) + ")");
        }
    }

    /** What stands in {@code (expected: )}, else all of it. */
    private static String expectation(IllegalArgumentException problem) {
        String message = String.valueOf(problem.getMessage());
        int at = message.indexOf("(expected: ");
        return at < 0 ? message : message.substring(at + "(expected: ".length(), message.length() - 1);
    }

    public int number(String key, int least, int most) {
        return (int) whole(key, least, most);
    }

    public long whole(String key, long least, long most) {
        boolean open = most == Integer.MAX_VALUE || most == Long.MAX_VALUE;
        String expected = "a whole number, " + (open ? least + " or more" : least + " to " + most);
        ConfigValue value = required(key, expected);
        try {
            long number = Long.parseLong(textOf(value, key));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(value, key, expected);
        }
        throw wrong(value, key, expected);
    }

    /** A number that need not be whole. */
    public double decimal(String key, double least, double most) {
        String expected = "a number, " + least + " to " + most;
        ConfigValue value = required(key, expected);
        try {
            double number = Double.parseDouble(textOf(value, key));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(value, key, expected);
        }
        throw wrong(value, key, expected);
    }

    public boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        return switch (text(key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, "true or false");
        };
    }

    public Duration span(String key) {
        return read(key, Spans::parse);
    }

    public Duration span(String key, Duration otherwise) {
        return has(key) ? span(key) : otherwise;
    }

    /** The elements of a list, empty where there is no such key. */
    public List<ConfigValue> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        return listOf(value(key), key);
    }

    /** The elements of the list that a value is. */
    public static List<ConfigValue> listOf(ConfigValue value, String key) {
        if (value instanceof ConfigList list) {
            return list;
        }
        throw wrong(value, key, "a list [ ]");
    }

    public <T> List<T> list(String key, Function<String, T> reader) {
        List<T> read = new ArrayList<>();
        for (ConfigValue element : list(key)) {
            read.add(read(element, key, reader));
        }
        return read;
    }

    /** The sections of a list, empty where there is no such key. */
    public List<Section> sections(String key) {
        return list(key).stream().map(element -> of(key, element)).toList();
    }

    public Section section(String key) {
        return of(key, required(key, "a section { }"));
    }

    /** An empty one where there is no such key. */
    public Section sectionOrEmpty(String key) {
        return has(key) ? section(key) : new Section(key, ConfigFactory.empty().root());
    }

    public ConfigObject object(String key) {
        return section(key).object;
    }

    /** The whole of it, whatever its keys. */
    public ConfigObject object() {
        known.addAll(object.keySet());
        return object;
    }

    /** All members as texts. */
    public Map<String, String> texts(String key) {
        Map<String, String> texts = new TreeMap<>();
        if (has(key)) {
            object(key).forEach((name, value) -> texts.put(name, textOf(value, name)));
        }
        return texts;
    }

    /** Nothing else may stand here. */
    public void end() {
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(object).entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw new FileFaults(Place.of(entry.getValue().origin()) + ": unknown key " + entry.getKey()
                        + " (expected in " + name + ": " + String.join(", ", known) + ")");
            }
        }
    }

    /** What is wrong with the value of a key, or that there is none. */
    public FileFaults wrong(String key, String expected) {
        ConfigValue value = object.get(key);
        return value == null
                ? new FileFaults(place() + ": " + name + " without " + key + " (expected: " + expected + ")")
                : wrong(value, key, expected);
    }

    public static FileFaults wrong(ConfigValue value, String key, String expected) {
        String shown = value.render(ConfigRenderOptions.concise());
        String cut = shown.length() > LONGEST_SHOWN ? shown.substring(0, LONGEST_SHOWN) + "..." : shown;
        return new FileFaults(Place.of(value.origin()) + ": " + key + " = " + cut + " (expected: " + expected + ")");
    }

    public static String textOf(ConfigValue value, String key) {
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
