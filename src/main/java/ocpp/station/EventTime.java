package ocpp.station;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When something happened, judged by the time a station gave and the time of arrival.
 *
 * @param at the time given, or that of arrival where none was given or it cannot be
 * @param skewed whether it cannot be: a lost clock (1970) or one that runs ahead
 */
record EventTime(Instant at, boolean skewed) {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration BEHIND = Duration.ofDays(365);

    static EventTime of(@Nullable Instant given, Instant now) {
        if (given == null) {
            return new EventTime(now, false);
        }
        boolean skewed = given.isAfter(now.plus(AHEAD)) || given.isBefore(now.minus(BEHIND));
        return new EventTime(skewed ? now : given, skewed);
    }

    /** Whether two times are the same as far as the ledger keeps them, also when one of them was read back from it. */
    static boolean same(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.MILLIS).equals(other.truncatedTo(ChronoUnit.MILLIS));
    }
}
