package ocpp.emulator.scenario.match;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import ocpp.emulator.hocon.Spans;

/** Reads matchers that are written as a text. */
public final class Texts {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern MARK = Pattern.compile("@([a-z][a-z-]*[a-z])(?:\\s*([+-])\\s*(\\S+))?");
    private static final Pattern NEAR = Pattern.compile("(.+?)\\s*(?:±|\\+-)\\s*(\\S+)");

    private Texts() {}

    /**
     * Reads a matcher.
     *
     * @throws IllegalArgumentException where it is none; the message says what was expected
     */
    public static Matcher matcher(String text) {
        if (text.length() > 1 && text.startsWith("/") && text.endsWith("/")) {
            return regex(text.substring(1, text.length() - 1));
        }
        List<String> choices =
                Arrays.stream(text.split("\\s\\|\\s", -1)).map(String::strip).toList();
        if (choices.size() > 1) {
            return new Matcher.OneOf(choices.stream().map(Texts::matcher).toList());
        }
        return switch (text) {
            case "present" -> new Matcher.Present();
            case "absent" -> new Matcher.Absent();
            default -> other(text);
        };
    }

    private static Matcher other(String text) {
        Comparison comparison = Comparison.at(text);
        if (comparison != null) {
            String operand = text.substring(comparison.sign().length()).strip();
            return new Matcher.Compared(comparison, operand(operand));
        }
        if (text.startsWith("aligned ")) {
            Duration interval = Spans.parse(text.substring("aligned ".length()).strip());
            if (interval.toSeconds() < 1 || interval.toSeconds() > 86_400) {
                throw new IllegalArgumentException("an interval from 1s to 24h");
            }
            return new Matcher.Aligned(interval);
        }
        if (text.startsWith("@")) {
            java.util.regex.Matcher near = NEAR.matcher(text);
            if (!near.matches()) {
                throw new IllegalArgumentException("a time and how near: \"@now +- 5s\"");
            }
            return new Matcher.Near(operand(near.group(1)), Spans.parse(near.group(2)));
        }
        return new Matcher.Literal(text);
    }

    private static Matcher regex(String expression) {
        try {
            return new Matcher.Regex(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("a regular expression: " + e.getDescription(), e);
        }
    }

    static Operand operand(String text) {
        java.util.regex.Matcher mark = MARK.matcher(text);
        if (mark.matches()) {
            Duration offset = mark.group(3) == null ? Duration.ZERO : Spans.parse(mark.group(3));
            return new Operand.At(mark.group(1), "-".equals(mark.group(2)) ? offset.negated() : offset);
        }
        if (NAME.matcher(text).matches()) {
            return new Operand.Latest(text);
        }
        if (text.isEmpty() || text.startsWith("@")) {
            throw new IllegalArgumentException(
                    "a number, a time, {variable}, @mark, @mark + 10s or the name of a member");
        }
        return new Operand.Given(text);
    }
}
