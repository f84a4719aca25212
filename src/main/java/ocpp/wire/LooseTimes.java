package ocpp.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times in notations that RFC 3339 does not have and stations send. */
final class LooseTimes {
    private static final Pattern NOTATION = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})[Tt ]\\s*(\\d{1,2}):(\\d{2})"
            + "(?::(\\d{2})(?:[.,](\\d+))?)?\\s*(?:([Zz])|([+-]\\d{2})(?::?(\\d{2}))?)?");
    private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

    private LooseTimes() {}

    /** The time that the text stands for, or null. */
    static @Nullable Instant parse(String text, Set<Repair> repairs) {
        Matcher parts = NOTATION.matcher(text.trim());
        if (!parts.matches()) {
            return null;
        }
        boolean noZone = parts.group(8) == null && parts.group(9) == null;
        String fraction = parts.group(7) == null ? "" : "." + parts.group(7);
        String zone = parts.group(9) == null ? "Z" : parts.group(9) + ":" + orZero(parts.group(10));
        String date = parts.group(1) + '-' + twoDigits(parts.group(2)) + '-' + twoDigits(parts.group(3));
        String time = twoDigits(parts.group(4)) + ':' + parts.group(5) + ':' + orZero(parts.group(6)) + fraction;
        char[] usual = (date + 'T' + time + zone).toCharArray();
        Instant instant = DateTimes.parse(usual, 0, usual.length);
        if (instant != null) {
            boolean onlyZone = noZone && (text + 'Z').equals(new String(usual));
            repairs.add(onlyZone ? Repair.TIMESTAMP_ZONE : Repair.TIMESTAMP_NOTATION);
        }
        return instant;
    }

    /** The time so many seconds or milliseconds after 1970 began, or null where that is not within our era. */
    static @Nullable Instant ofEpoch(BigDecimal number, Set<Repair> repairs) {
        BigDecimal seconds = number.compareTo(FIRST_MILLISECONDS) < 0 ? number : number.movePointLeft(3);
        if (seconds.signum() < 0 || seconds.compareTo(BigDecimal.valueOf(DateTimes.LATEST)) > 0) {
            return null;
        }
        repairs.add(Repair.TIMESTAMP_EPOCH);
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    private static String orZero(@Nullable String twoDigits) {
        return twoDigits == null ? "00" : twoDigits;
    }

    private static String twoDigits(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
