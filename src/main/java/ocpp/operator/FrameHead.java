package ocpp.operator;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The first elements of a frame, read without a look at its payload.
 *
 * @param type 2, 3 or 4
 * @param messageId as it stands in the text, escapes too
 * @param word the action of a CALL, the code of a CALLERROR, empty for a CALLRESULT
 */
record FrameHead(int type, String messageId, String word) {
    static final int CALL = 2;
    static final int CALL_RESULT = 3;
    static final int CALL_ERROR = 4;

    private static final int LONGEST = 64;

    /** Null for a text that does not begin as a frame does. */
    static @Nullable FrameHead of(byte[] text) {
        Scan scan = new Scan(text);
        if (!scan.take('[')) {
            return null;
        }
        int type = scan.digit();
        if (type < CALL || type > CALL_ERROR || !scan.take(',')) {
            return null;
        }
        String messageId = scan.text();
        if (messageId == null || !scan.take(',')) {
            return null;
        }
        String word = type == CALL_RESULT ? "" : scan.text();
        return word == null ? null : new FrameHead(type, messageId, word);
    }

    private static final class Scan {
        private final byte[] text;
        private int at;

        Scan(byte[] text) {
            this.text = text;
        }

        boolean take(char expected) {
            boolean there = next() == expected;
            at += there ? 1 : 0;
            return there;
        }

        int digit() {
            int digit = next() - '0';
            at++;
            return digit;
        }

        /** A text between quotation marks; null for another value and for one that is longer than any id or word. */
        @Nullable
        String text() {
            if (!take('"')) {
                return null;
            }
            int start = at;
            while (at < text.length && text[at] != '"' && at - start <= LONGEST) {
                at += text[at] == '\\' ? 2 : 1;
            }
            if (at >= text.length || at - start > LONGEST) {
                return null;
            }
            return new String(text, start, at++ - start, StandardCharsets.UTF_8);
        }

        private int next() {
            while (at < text.length && (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r'))) {
                at++;
            }
            return at < text.length ? text[at] : -1;
        }
    }
}
