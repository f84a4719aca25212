package ocpp.smartcharging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Seconds since 1970; fractions of a second are cut off from every instant alike. */
final class Time {
    /** Later than every instant, and far from overflow. */
    static final long FOREVER = 1L << 60;

    private Time() {}

    static long seconds(@Nullable Instant instant, long absent) {
        return instant == null ? absent : instant.getEpochSecond();
    }

    /** Null where no instant is that late. */
    static @Nullable Instant instant(long seconds) {
        return seconds > Instant.MAX.getEpochSecond() ? null : Instant.ofEpochSecond(seconds);
    }
}
