package ocpp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads single values in other notations than the standard has; null where there is no sense in them. */
final class LooseValues {
    private static final int MOST_DIGITS = 30;
    private static final Map<String, String> USUAL_NAMES = Map.of(
            "volt", "V", "amp", "A", "amps", "A", "ampere", "A", "watt", "W", "kelvin", "K", "c", "Celsius", "%",
            "Percent");

    private final Set<Repair> repairs;

    /** @param repairs takes up the rules that are used */
    LooseValues(Set<Repair> repairs) {
        this.repairs = repairs;
    }

    @Nullable
    Object read(Shape shape, JsonNode node) {
        if (shape instanceof TextShape text) {
            return text(text, node);
        } else if (shape instanceof IntegerShape integer) {
            return integer(integer, node);
        } else if (shape instanceof DecimalShape) {
            return tenths(node);
        } else if (shape instanceof FlagShape) {
            return flag(node);
        } else if (shape instanceof TimeShape) {
            return time(node);
        }
        return shape instanceof ChoiceShape choice && node.isTextual() ? choice(choice, node.textValue()) : null;
    }

    /** A text of any length; a number or boolean as it is written. */
    private @Nullable String text(TextShape shape, JsonNode node) {
        BigDecimal number = node.isNumber() ? bounded(node.decimalValue()) : null;
        if (!node.isTextual() && !node.isBoolean() && number == null) {
            return null;
        }
        if (!node.isTextual()) {
            repairs.add(Repair.TEXT_NOTATION);
        }
        String text = number == null ? node.asText() : number.toPlainString();
        if (text.codePointCount(0, text.length()) > shape.longest()) {
            repairs.add(Repair.TEXT_LENGTH);
        }
        return text;
    }

    private @Nullable Integer integer(IntegerShape shape, JsonNode node) {
        BigDecimal number = number(node);
        if (number == null) {
            return null;
        }
        if (!Numbers.isWhole(number)) {
            repairs.add(Repair.FRACTION);
        }
        long value = number.longValue();
        boolean fits = value == (int) value && value >= shape.least();
        return fits && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE + 1L)) <= 0
                ? (Integer) (int) value
                : null;
    }

    private @Nullable BigDecimal tenths(JsonNode node) {
        BigDecimal number = number(node);
        if (number == null || number.precision() - number.scale() > DecimalShape.MOST_DIGITS) {
            return null;
        }
        BigDecimal tenths = number.setScale(1, RoundingMode.DOWN);
        if (tenths.compareTo(number) != 0) {
            repairs.add(Repair.FRACTION);
        }
        return DecimalShape.plain(tenths);
    }

    private @Nullable Boolean flag(JsonNode node) {
        Boolean flag = switch (node.asText().trim().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> null;
        };
        if (flag != null) {
            repairs.add(Repair.FLAG_NOTATION);
        }
        return flag;
    }

    private @Nullable Instant time(JsonNode node) {
        Instant time = node.isTextual() ? LooseTimes.parse(node.textValue(), repairs) : null;
        BigDecimal number = time == null && !node.isBoolean() ? bounded(node) : null;
        return number == null ? time : LooseTimes.ofEpoch(number, repairs);
    }

    private @Nullable Enum<?> choice(ChoiceShape shape, String text) {
        String name = plain(text);
        String usual = USUAL_NAMES.get(text.trim().toLowerCase(Locale.ROOT));
        for (Map.Entry<String, Enum<?>> constant : shape.constants().entrySet()) {
            if (constant.getKey().equals(usual)
                    || (!name.isEmpty() && plain(constant.getKey()).equals(name))) {
                repairs.add(Repair.SPELLING);
                return constant.getValue();
            }
        }
        return null;
    }

    /** The number, also from a text. */
    private @Nullable BigDecimal number(JsonNode node) {
        BigDecimal number = bounded(node);
        if (number != null && node.isTextual()) {
            repairs.add(Repair.NUMBER_NOTATION);
        }
        return number;
    }

    private static @Nullable BigDecimal bounded(JsonNode node) {
        if (node.isNumber()) {
            return bounded(node.decimalValue());
        }
        try {
            return node.isTextual() && node.textValue().length() <= 2 * MOST_DIGITS
                    ? bounded(new BigDecimal(node.textValue().trim()))
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable BigDecimal bounded(BigDecimal number) {
        boolean small = (long) number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
        return small ? number : null;
    }

    private static String plain(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
