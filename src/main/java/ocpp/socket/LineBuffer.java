package ocpp.socket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Gathers bytes in which control characters, line separators among them, are escaped as in JSON. */
final class LineBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] NEEDS_A_LOOK = new boolean[256];

    static {
        Arrays.fill(NEEDS_A_LOOK, 0, 0x20, true);
        NEEDS_A_LOOK[0x7F] = true;
        NEEDS_A_LOOK[0xC2] = true;
        NEEDS_A_LOOK[0xE2] = true;
    }

    private static final int LARGEST_KEPT = 1 << 20;

    private byte[] bytes;
    private int size;

    LineBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
        if (bytes.length > LARGEST_KEPT) {
            bytes = new byte[LARGEST_KEPT];
        }
    }

    /** Takes bytes as they are. */
    void plain(byte[] text) {
        copy(text, 0, text.length);
    }

    void plain(char each) {
        ensure(1);
        bytes[size++] = (byte) each;
    }

    /** Takes valid UTF-8. */
    void escaped(byte[] text) {
        int from = 0;
        for (int i = 0; i < text.length; i++) {
            if (NEEDS_A_LOOK[text[i] & 0xFF]) {
                int control = controlAt(text, i);
                if (control >= 0) {
                    copy(text, from, i);
                    escape(control);
                    i += control < 0x80 ? 0 : control < 0x100 ? 1 : 2;
                    from = i + 1;
                }
            }
        }
        copy(text, from, text.length);
    }

    /** The character that starts here if it must not be shown, else -1. */
    private static int controlAt(byte[] text, int i) {
        int first = text[i] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int second = text[i + 1] & 0xFF;
        if (first == 0xC2) {
            return second < 0xA0 ? second : -1;
        }
        int third = text[i + 2] & 0xFF;
        return second == 0x80 && (third == 0xA8 || third == 0xA9) ? 0x2000 | third & 0x3F : -1;
    }

    private void escape(int character) {
        plain('\\');
        switch (character) {
            case '\n' -> plain('n');
            case '\r' -> plain('r');
            case '\t' -> plain('t');
            default -> {
                plain('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    plain((char) HEX[character >>> shift & 15]);
                }
            }
        }
    }

    private void copy(byte[] text, int from, int to) {
        ensure(to - from);
        System.arraycopy(text, from, bytes, size, to - from);
        size += to - from;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
