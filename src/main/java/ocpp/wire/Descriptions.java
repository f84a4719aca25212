package ocpp.wire;

/** Texts for people about what a peer sent: bounded, on one line, safe to log. */
final class Descriptions {
    /** The greatest length of a description (J-ERR-04). */
    static final int LONGEST = 255;

    private static final int LONGEST_VALUE = 40;

    private Descriptions() {}

    /** The text, cut to the length a CALLERROR may have. */
    static String cut(String text) {
        return cut(text, LONGEST);
    }

    /** {@code name: found (expected: expected)}. */
    static String of(String name, String found, String expected) {
        return cut(harmless(name) + ": " + found + " (expected: " + expected + ")");
    }

    /** The value in quotes, cut, without control characters. */
    static String quoted(String value) {
        return '"' + shown(value) + '"';
    }

    /** The value, cut, without control characters. */
    static String shown(String value) {
        return harmless(cut(value, LONGEST_VALUE));
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest || text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, longest - 3)) + "...";
    }

    private static String harmless(String text) {
        return text.codePoints()
                .map(c -> visible(c) ? c : '\ufffd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
