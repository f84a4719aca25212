package ocpp.gateway;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as a Python program would print them, cut, and on one line whatever they hold. */
final class PythonText {
    private static final int LONGEST = 255;
    private static final int MOST_DIGITS = 40;
    private static final String CUT = "...";

    private PythonText() {}

    /** Adds {@code 'text'}, {@code 7}, {@code True} or {@code None}; of what is nested only the brackets. */
    static void append(StringBuilder line, @Nullable Object value) {
        if (value == null) {
            line.append("None");
        } else if (value instanceof Boolean flag) {
            line.append(flag ? "True" : "False");
        } else if (value instanceof Number number) {
            line.append(number(number));
        } else if (value instanceof Collection<?>) {
            line.append("[...]");
        } else if (value instanceof Record || value instanceof Map<?, ?>) {
            line.append("{...}");
        } else {
            appendQuoted(line, value.toString());
        }
    }

    /** Text that stands without quotes: what could be taken for another part of the line is percent-encoded. */
    static String bare(String text) {
        int end = end(text);
        if (end == text.length() && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '%')) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(end + 16);
        text.substring(0, end).codePoints().forEach(c -> {
            if (c != ' ' && c != '%' && isVisible(c)) {
                encoded.appendCodePoint(c);
            } else {
                appendPercentEncoded(encoded, c);
            }
        });
        return end < text.length() ? encoded.append(CUT).toString() : encoded.toString();
    }

    /** The digits, without an exponent or zeros at the end of a fraction. */
    static String number(Number number) {
        if (!(number instanceof BigDecimal decimal)) {
            return number.toString();
        }
        BigDecimal shortest = decimal.round(new MathContext(MOST_DIGITS)).stripTrailingZeros();
        return Math.abs((long) shortest.scale()) > MOST_DIGITS ? shortest.toString() : shortest.toPlainString();
    }

    /** Text that stands for itself up to the end of its line. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        appendVisible(line, text, "");
        return line.toString();
    }

    private static void appendQuoted(StringBuilder line, String text) {
        line.append('\'');
        appendVisible(line, text, "'\\");
        line.append('\'');
    }

    private static void appendVisible(StringBuilder line, String text, String escaped) {
        int end = end(text);
        text.substring(0, end).codePoints().forEach(c -> {
            if (!isVisible(c)) {
                line.append(String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
            } else {
                line.append(escaped.indexOf(c) < 0 ? "" : "\\").appendCodePoint(c);
            }
        });
        line.append(end < text.length() ? CUT : "");
    }

    private static void appendPercentEncoded(StringBuilder text, int codePoint) {
        for (byte octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            text.append(String.format("%%%02X", octet));
        }
    }

    /** Where the part to be shown ends, never within a surrogate pair. */
    private static int end(String text) {
        if (text.length() <= LONGEST) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }

    /** As Python's {@code str.isprintable}. */
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
