package ocpp.wire;

import java.util.Arrays;
import java.util.Set;

/** What is taken out of a text before it can be read as JSON: byte order mark and control characters. */
final class LooseText {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private LooseText() {}

    /** A copy of the text without them. */
    static byte[] clean(byte[] bytes, int offset, int length, Set<Repair> repairs) {
        int start = offset;
        int end = offset + length;
        if (length >= 3 && Arrays.equals(bytes, offset, offset + 3, BYTE_ORDER_MARK, 0, 3)) {
            start += 3;
            repairs.add(Repair.BYTE_ORDER_MARK);
        }
        byte[] kept = new byte[end - start];
        int count = 0;
        boolean inText = false;
        boolean escaped = false;
        for (int i = start; i < end; i++) {
            byte character = bytes[i];
            if (isControl(character, inText)) {
                repairs.add(Repair.CONTROL_CHARACTER);
                continue;
            }
            inText ^= character == '"' && !escaped;
            escaped = inText && character == '\\' && !escaped;
            kept[count++] = character;
        }
        return Arrays.copyOf(kept, count);
    }

    private static boolean isControl(byte character, boolean inText) {
        boolean isBlank = character == '\t' || character == '\n' || character == '\r';
        return character >= 0 && character < ' ' && (inText || !isBlank);
    }
}
