package ocpp.emulator.hocon;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads spans of time. */
public final class Spans {
    private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)");

    private Spans() {}

    /**
     * Reads a span such as {@code 10s}, {@code 1.5h} or {@code 200ms}; never below zero.
     *
     * @throws IllegalArgumentException where it is none; the message says what was expected
     */
    public static Duration parse(String text) {
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw new IllegalArgumentException("a time such as 200ms, 10s, 5m or 24h");
        }
        long unit = switch (span.group(2)) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 86_400_000;
        };
        return Duration.ofMillis(Math.round(Double.parseDouble(span.group(1)) * unit));
    }
}
