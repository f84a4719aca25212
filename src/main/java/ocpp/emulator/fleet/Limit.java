package ocpp.emulator.fleet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound of an SLO.
 *
 * @param comparison one of {@code < <= > >= =}
 * @param value in the unit of its quantity
 * @param text as people wrote it
 */
record Limit(String comparison, double value, String text) {
    private static final Pattern WRITTEN = Pattern.compile("(<=|>=|<|>|=)?\\s*(.+)");

    /**
     * A bound such as {@code < 500ms}; a value alone means at most that.
     *
     * @throws IllegalArgumentException with what was expected
     */
    static Limit parse(String text, Quantity quantity) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException("<, <=, >, >= or = and " + quantity.expectation());
        }
        String comparison = written.group(1) == null ? "<=" : written.group(1);
        return new Limit(comparison, quantity.parse(written.group(2)), comparison + " " + written.group(2));
    }

    boolean holds(double measured) {
        return switch (comparison) {
            case "<" -> measured < value;
            case "<=" -> measured <= value;
            case ">" -> measured > value;
            case ">=" -> measured >= value;
            default -> measured == value;
        };
    }
}
