package ocpp.emulator.fleet;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number with a unit, as fleet files write it: {@code 30s}, {@code 18kWh}. */
enum Quantity {
    /** Seconds. */
    TIME(Map.of("ms", 0.001, "s", 1.0, "m", 60.0, "h", 3600.0, "d", 86400.0), "a time such as 500ms, 30s, 5m, 6h"),

    /** Wh. */
    ENERGY(Map.of("Wh", 1.0, "kWh", 1000.0, "MWh", 1e6), "an energy such as 18kWh"),

    /** The number itself. */
    NUMBER(Map.of("", 1.0), "a number");

    private static final Pattern WRITTEN = Pattern.compile("(-?[0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z]*)");
    private static final Pattern RATE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*/\\s*([a-z]+)");

    private final Map<String, Double> units;
    private final String expectation;

    Quantity(Map<String, Double> units, String expectation) {
        this.units = new TreeMap<>(units);
        this.expectation = expectation;
    }

    /** What people should write. */
    String expectation() {
        return expectation;
    }

    /**
     * The number in the unit of this quantity.
     *
     * @throws IllegalArgumentException with the expectation
     */
    double parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        Double unit = written.matches() ? units.get(written.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(expectation);
        }
        return Double.parseDouble(written.group(1)) * unit;
    }

    /**
     * A rate such as {@code 200/s} or {@code 0.5/h}, as a number in a second.
     *
     * @throws IllegalArgumentException with the expectation
     */
    static double perSecond(String text) {
        Matcher written = RATE.matcher(text.strip());
        Double unit = written.matches() ? TIME.units.get(written.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null || Double.parseDouble(written.group(1)) <= 0) {
            throw new IllegalArgumentException("a rate above 0 such as 200/s or 0.5/h");
        }
        return Double.parseDouble(written.group(1)) / unit;
    }
}
