package ocpp.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/** Compact JSON in UTF-8, written into an array that is used again. Not thread-safe. */
final class JsonBuffer {
    /** A buffer that a large message made longer than this is not kept. */
    private static final int LARGEST_KEPT = 64 * 1024;

    private static final int FIRST_SIZE = 1024;
    private static final int LONGEST_NUMBER = 20;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final boolean fractions;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int length;

    /** @param fractions whether times keep their fractions of a second; whole seconds otherwise (HB-07) */
    JsonBuffer(boolean fractions) {
        this.fractions = fractions;
    }

    /** What was written since the last call; the buffer is empty afterwards. */
    byte[] take() {
        byte[] written = Arrays.copyOf(bytes, length);
        clear();
        return written;
    }

    void clear() {
        length = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[FIRST_SIZE];
        }
    }

    void raw(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    void raw(byte[] json) {
        raw(json, 0);
    }

    /** The JSON from a position on. */
    void raw(byte[] json, int from) {
        int count = json.length - from;
        reserve(count);
        System.arraycopy(json, from, bytes, length, count);
        length += count;
    }

    void raw(String ascii) {
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    void flag(boolean value) {
        raw(value ? "true" : "false");
    }

    void number(long value) {
        if (value < 0) {
            raw(Long.toString(value));
            return;
        }
        reserve(LONGEST_NUMBER);
        digits(value, digitsOf(value));
    }

    /** The number in plain notation without trailing zeros. */
    void number(BigDecimal value) {
        raw(value.stripTrailingZeros().toPlainString());
    }

    /** {@code "yyyy-MM-ddTHH:mm:ssZ"}. */
    void time(Instant value) {
        long seconds = value.getEpochSecond();
        if (seconds < DateTimes.EARLIEST || seconds > DateTimes.LATEST) {
            throw new IllegalArgumentException(value + " cannot be written (expected: a year from 0 to 9999)");
        }
        reserve(40);
        raw('"');
        length = DateTimes.write(seconds, bytes, length);
        if (fractions && value.getNano() > 0) {
            fraction(value.getNano());
        }
        raw('Z');
        raw('"');
    }

    void text(String value) {
        int count = value.length();
        reserve(count + 2);
        bytes[length++] = '"';
        for (int i = 0; i < count; i++) {
            char character = value.charAt(i);
            if (character >= ' ' && character < 0x7f && character != '"' && character != '\\') {
                bytes[length++] = (byte) character;
            } else {
                i = unusual(value, i, character);
                reserve(count - i);
            }
        }
        raw('"');
    }

    /** Writes the character at a position, with its second half where it is one of a pair, and returns the last position. */
    private int unusual(String value, int position, char character) {
        reserve(6);
        if (character < ' ' || character == '"' || character == '\\') {
            escape(character);
        } else if (character < 0x80) {
            bytes[length++] = (byte) character;
        } else if (character < 0x800) {
            bytes[length++] = (byte) (0xc0 | character >> 6);
            continuation(character);
        } else if (!Character.isSurrogate(character)) {
            bytes[length++] = (byte) (0xe0 | character >> 12);
            continuation(character >> 6);
            continuation(character);
        } else if (Character.isHighSurrogate(character)
                && position + 1 < value.length()
                && Character.isLowSurrogate(value.charAt(position + 1))) {
            pair(Character.toCodePoint(character, value.charAt(position + 1)));
            return position + 1;
        } else {
            hexadecimal(character); // half of a pair has no form in UTF-8
        }
        return position;
    }

    private void escape(char character) {
        char letter = switch (character) {
            case '"' -> '"';
            case '\\' -> '\\';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\b' -> 'b';
            case '\f' -> 'f';
            default -> 'u';
        };
        if (letter == 'u') {
            hexadecimal(character);
        } else {
            bytes[length++] = '\\';
            bytes[length++] = (byte) letter;
        }
    }

    private void hexadecimal(char character) {
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[character >> shift & 0xf];
        }
    }

    private void pair(int codePoint) {
        bytes[length++] = (byte) (0xf0 | codePoint >> 18);
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
    }

    private void continuation(int bits) {
        bytes[length++] = (byte) (0x80 | bits & 0x3f);
    }

    private void fraction(int nanos) {
        bytes[length++] = '.';
        int count = 9;
        int rest = nanos;
        while (rest % 10 == 0) {
            rest /= 10;
            count--;
        }
        digits(rest, count);
    }

    private void digits(long value, int count) {
        long rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private static int digitsOf(long value) {
        int count = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            count++;
        }
        return count;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
