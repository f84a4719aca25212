package ocpp.wire;

/** Message ids that were sent as numbers, which only lenient mode takes: their answers carry the same number. */
final class MessageIds {
    /** Invisible, and not in an id that a station makes up. */
    private static final char NUMBER_MARK = '\u2060';

    private static final int LONGEST_NUMBER = 36;

    private MessageIds() {}

    static String ofNumber(String digits) {
        return NUMBER_MARK + digits;
    }

    static boolean isNumber(String messageId) {
        if (messageId.length() < 2 || messageId.length() > LONGEST_NUMBER || messageId.charAt(0) != NUMBER_MARK) {
            return false;
        }
        boolean leadingZero = messageId.charAt(1) == '0' && messageId.length() > 2;
        return !leadingZero && messageId.chars().skip(1).allMatch(digit -> digit >= '0' && digit <= '9');
    }

    static void write(JsonBuffer out, String messageId) {
        if (isNumber(messageId)) {
            out.raw(messageId.substring(1));
        } else {
            out.text(messageId);
        }
    }
}
