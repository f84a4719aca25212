package ocpp.operator;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far the clock of a charge point is off, by the times in its messages. A message may come late but not early, so
 * the greatest of the last times is the truest. Not thread-safe.
 */
final class StationClock {
    private static final byte[] TIMESTAMP = "\"timestamp\":\"".getBytes(StandardCharsets.US_ASCII);
    /** A whole second and a zone, and no more than nine digits behind the second. */
    private static final int LONGEST = 40;

    private static final Duration BETWEEN = Duration.ofSeconds(10);
    private static final int KEPT = 6;

    private final long[] differences = new long[KEPT];
    private int read;
    private Instant lastRead = Instant.EPOCH;

    /** Reads the first timestamp of a message, at most once in 10 s. */
    void received(byte[] text, Instant now) {
        if (now.isBefore(lastRead.plus(BETWEEN))) {
            return;
        }
        Instant told = timestamp(text);
        if (told != null) {
            lastRead = now;
            differences[read % KEPT] = Duration.between(now, told).toSeconds();
            read++;
        }
    }

    /** Seconds it is ahead, negative where it is behind; null as long as that cannot be told. */
    @Nullable
    Long skewSeconds() {
        if (read == 0) {
            return null;
        }
        long greatest = Long.MIN_VALUE;
        for (int index = 0; index < Math.min(read, KEPT); index++) {
            greatest = Math.max(greatest, differences[index]);
        }
        return read == 1 && greatest < 0 ? null : Long.valueOf(greatest);
    }

    private static @Nullable Instant timestamp(byte[] text) {
        int from = behind(text);
        if (from < 0) {
            return null;
        }
        int to = from;
        while (to < text.length && to - from <= LONGEST && text[to] != '"') {
            to++;
        }
        if (to == text.length || text[to] != '"') {
            return null;
        }
        try {
            return OffsetDateTime.parse(new String(text, from, to - from, StandardCharsets.US_ASCII))
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Where the value begins, negative where there is none. */
    private static int behind(byte[] text) {
        for (int start = 0; start <= text.length - TIMESTAMP.length; start++) {
            int matched = 0;
            while (matched < TIMESTAMP.length && text[start + matched] == TIMESTAMP[matched]) {
                matched++;
            }
            if (matched == TIMESTAMP.length) {
                return start + matched;
            }
        }
        return -1;
    }
}
