package ocpp.emulator.chargepoint;

import java.time.Duration;

/**
 * How long a charge point waits between attempts to connect (J-CONN-25): the first wait is random from zero to
 * {@code first}, each further one twice as long, up to {@code most}.
 *
 * @param jitter the part of each further wait, 0 to 1, that is random
 */
public record BackOff(Duration first, Duration most, double jitter) {
    private static final double STANDARD_JITTER = 0.5;

    public static final BackOff STANDARD = new BackOff(Duration.ofSeconds(10), Duration.ofSeconds(300));

    /** Half of each further wait is random. */
    public BackOff(Duration first, Duration most) {
        this(first, most, STANDARD_JITTER);
    }

    /** Throws IllegalArgumentException where the first wait is not positive or longer than the last. */
    public BackOff {
        if (first.isNegative() || first.isZero() || first.compareTo(most) > 0) {
            throw new IllegalArgumentException("back-off " + first + " to " + most + " (expected: above 0, rising)");
        }
    }
}
