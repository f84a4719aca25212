package ocpp.store;

import java.util.Locale;

/** Text as every database can hold it. */
final class Texts {

    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** The text with U+FFFD in place of NUL and of surrogates that have no partner. */
    static String storable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == 0 || Character.isSurrogate(character)) {
                return replaced(text);
            }
        }
        return text;
    }

    /** The form in which id tags and configuration keys are compared, whatever their case (AUTH-06, CFG-04). */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** A pattern for {@code like ... escape '\\'} that matches folded texts with this part. */
    static String part(String text) {
        return "%" + folded(text).replaceAll("([%_\\\\])", "\\\\$1") + "%";
    }

    private static String replaced(String text) {
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        ? REPLACEMENT
                        : point)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }
}
