package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.function.Function;
import ocpp.emulator.fleet.FleetPlan.Connecting;
import org.jspecify.annotations.Nullable;

/**
 * What a run does otherwise than its plan; null for what stays.
 *
 * @param ramp in the manner of {@code 200/s}
 * @param duration in the manner of {@code 5m}
 */
public record FleetChanges(
        @Nullable Integer stations,
        @Nullable String ramp,
        @Nullable String duration,
        @Nullable Long seed) {

    /**
     * The plan with these changes.
     *
     * @throws IllegalArgumentException for a value that is not allowed
     */
    public FleetPlan apply(FleetPlan plan) {
        if (stations != null && (stations < 1 || stations > FleetPlan.MOST_STATIONS)) {
            throw problem("stations", stations, "a whole number from 1 to " + FleetPlan.MOST_STATIONS);
        }
        return new FleetPlan(
                plan.id(),
                seed == null ? plan.seed() : seed,
                duration == null ? plan.duration() : parse("duration", duration, FleetChanges::time),
                stations == null ? plan.stations() : stations,
                plan.idPattern(),
                ramp == null
                        ? plan.connect()
                        : new Connecting(
                                parse("ramp", ramp, Quantity::perSecond),
                                plan.connect().backOff()),
                plan.mix(),
                plan.events(),
                plan.slos());
    }

    private static Duration time(String text) {
        double seconds = Quantity.TIME.parse(text);
        if (seconds <= 0) {
            throw new IllegalArgumentException(Quantity.TIME.expectation() + ", above 0");
        }
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static <T> T parse(String option, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw problem(option, text, String.valueOf(e.getMessage()));
        }
    }

    private static IllegalArgumentException problem(String option, Object value, String expected) {
        return new IllegalArgumentException("--" + option + " " + value + " (expected: " + expected + ")");
    }
}
