package ocpp.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Date-times of RFC 3339, from a character buffer and without help objects, since most frames hold one or more. */
final class DateTimes {
    /** 0000-01-01T00:00:00Z in seconds of the epoch. */
    static final long EARLIEST = -62_167_219_200L;

    /** 9999-12-31T23:59:59Z in seconds of the epoch. */
    static final long LATEST = 253_402_300_799L;

    private static final int SECONDS_PER_DAY = 86_400;
    private static final int DAYS_PER_ERA = 146_097;
    private static final int DAYS_TO_EPOCH = 719_468;
    private static final int SHORTEST = "2026-03-02T10:00:00Z".length();
    private static final int AFTER_SECONDS = 19;
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private DateTimes() {}

    /** The point in time, or null where the text is no date-time with an offset or lies outside the years 0 to 9999. */
    static @Nullable Instant parse(char[] text, int start, int length) {
        int end = start + length;
        if (length < SHORTEST || !hasSeparators(text, start)) {
            return null;
        }
        long days = days(digits(text, start, 4), digits(text, start + 5, 2), digits(text, start + 8, 2));
        int hour = digits(text, start + 11, 2);
        int minute = digits(text, start + 14, 2);
        int second = digits(text, start + 17, 2);
        if (days == Long.MIN_VALUE || !within(hour, 23) || !within(minute, 59) || !within(second, 60)) {
            return null;
        }
        int zone = afterFraction(text, start + AFTER_SECONDS, end);
        int offset = offset(text, zone, end);
        if (offset == NO_OFFSET) {
            return null;
        }
        long seconds = days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second - offset;
        boolean leapSecondInPlace = second < 60 || Math.floorMod(seconds, SECONDS_PER_DAY) == 0;
        if (!leapSecondInPlace || seconds < EARLIEST || seconds > LATEST) {
            return null;
        }
        return Instant.ofEpochSecond(seconds, nanos(text, start + AFTER_SECONDS + 1, zone));
    }

    /** Writes {@code yyyy-MM-ddTHH:mm:ss} in UTC and returns the position behind it. */
    static int write(long seconds, byte[] target, int start) {
        long sinceMarch = Math.floorDiv(seconds, SECONDS_PER_DAY) + DAYS_TO_EPOCH;
        long era = Math.floorDiv(sinceMarch, DAYS_PER_ERA);
        int dayOfEra = (int) (sinceMarch - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
        int timeOfDay = (int) Math.floorMod(seconds, (long) SECONDS_PER_DAY);
        int position = pair(target, start, year / 100, (byte) 0);
        position = pair(target, position, year % 100, (byte) '-');
        position = pair(target, position, month, (byte) '-');
        position = pair(target, position, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, (byte) 'T');
        position = pair(target, position, timeOfDay / 3600, (byte) ':');
        position = pair(target, position, timeOfDay / 60 % 60, (byte) ':');
        return pair(target, position, timeOfDay % 60, (byte) 0);
    }

    private static int pair(byte[] target, int position, int value, byte separator) {
        target[position] = (byte) ('0' + value / 10);
        target[position + 1] = (byte) ('0' + value % 10);
        if (separator == 0) {
            return position + 2;
        }
        target[position + 2] = separator;
        return position + 3;
    }

    /** The days from 1970-01-01 to the day, {@link Long#MIN_VALUE} where there is no such day. */
    private static long days(int year, int month, int day) {
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            return Long.MIN_VALUE;
        }
        long march = month > 2 ? year : year - 1L;
        long era = Math.floorDiv(march, 400);
        long yearOfEra = march - era * 400;
        long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return era * DAYS_PER_ERA + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - DAYS_TO_EPOCH;
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static boolean hasSeparators(char[] text, int start) {
        return text[start + 4] == '-'
                && text[start + 7] == '-'
                && (text[start + 10] == 'T' || text[start + 10] == 't')
                && text[start + 13] == ':'
                && text[start + 16] == ':';
    }

    private static boolean within(int value, int greatest) {
        return value >= 0 && value <= greatest;
    }

    /** Where the offset begins, {@code end} where a fraction is begun without digits. */
    private static int afterFraction(char[] text, int position, int end) {
        if (text[position] != '.') {
            return position;
        }
        int next = position + 1;
        while (next < end && isDigit(text[next])) {
            next++;
        }
        return next == position + 1 ? end : next;
    }

    private static int nanos(char[] text, int from, int to) {
        int nanos = 0;
        int unit = 100_000_000;
        for (int i = from; i < to && unit > 0; i++, unit /= 10) {
            nanos += (text[i] - '0') * unit;
        }
        return nanos;
    }

    /** The offset in seconds, or {@link #NO_OFFSET}. */
    private static int offset(char[] text, int position, int end) {
        if (position >= end) {
            return NO_OFFSET;
        }
        char sign = text[position];
        if (sign == 'Z' || sign == 'z') {
            return position + 1 == end ? 0 : NO_OFFSET;
        }
        if ((sign != '+' && sign != '-') || position + 6 != end || text[position + 3] != ':') {
            return NO_OFFSET;
        }
        int hours = digits(text, position + 1, 2);
        int minutes = digits(text, position + 4, 2);
        if (!within(hours, 23) || !within(minutes, 59)) {
            return NO_OFFSET;
        }
        int offset = hours * 3600 + minutes * 60;
        return sign == '+' ? offset : -offset;
    }

    /** The number of so many digits, or -1. */
    private static int digits(char[] text, int position, int count) {
        int number = 0;
        for (int i = position; i < position + count; i++) {
            if (!isDigit(text[i])) {
                return -1;
            }
            number = number * 10 + text[i] - '0';
        }
        return number;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }
}
