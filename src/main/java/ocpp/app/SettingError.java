package ocpp.app;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in one line where a setting is, what it is and what it should be. */
final class SettingError {
    private static final Pattern WRONG_TYPE = Pattern.compile("(\\S+) has type \\S+ rather than (\\S+)");
    private static final Pattern BAD_VALUE = Pattern.compile("Invalid value at '([^']+)': (.*)", Pattern.DOTALL);

    private static final Pattern EXPECTATION = Pattern.compile(".*\\(expected: (.*)\\)", Pattern.DOTALL);

    private SettingError() {}

    static String describe(ConfigException problem, Config config) {
        String message = String.valueOf(problem.getMessage());
        Matcher wrongType = WRONG_TYPE.matcher(message);
        if (wrongType.find()) {
            return describe(problem.origin(), wrongType.group(1), inWords(wrongType.group(2)), config);
        }
        Matcher badValue = BAD_VALUE.matcher(message);
        if (badValue.find()) {
            Matcher expectation = EXPECTATION.matcher(badValue.group(2));
            String expected = expectation.matches() ? expectation.group(1) : badValue.group(2);
            return describe(problem.origin(), badValue.group(1), expected, config);
        }
        return message.replaceAll("\\s*\\R\\s*", " ");
    }

    /** {@code conf/application.conf:3}, or what else the value comes from. */
    static String at(ConfigOrigin origin) {
        if (origin.filename() == null) {
            return origin.description().replaceFirst(": \\d+$", "");
        }
        Path file = Path.of(origin.filename());
        Path here = Path.of("").toAbsolutePath();
        return (file.startsWith(here) ? here.relativize(file) : file) + ":" + origin.lineNumber();
    }

    private static String describe(@Nullable ConfigOrigin origin, String key, String expected, Config config) {
        for (Map.Entry<String, ConfigValue> entry : config.entrySet()) {
            ConfigValue value = entry.getValue();
            if (("." + entry.getKey()).endsWith("." + key) && (origin == null || origin.equals(value.origin()))) {
                return at(value.origin()) + ": " + entry.getKey() + " = " + value.render(ConfigRenderOptions.concise())
                        + " (expected: " + expected + ")";
            }
        }
        return (origin == null ? "" : at(origin) + ": ") + key + " (expected: " + expected + ")";
    }

    private static String inWords(String type) {
        return switch (type) {
            case "NUMBER" -> "a number";
            case "BOOLEAN" -> "on or off";
            case "STRING" -> "text";
            case "LIST" -> "a list [ ]";
            case "OBJECT" -> "a section { }";
            default -> type;
        };
    }
}
