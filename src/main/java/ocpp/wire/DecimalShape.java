package ocpp.wire;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number with at most one decimal (section 7.14); read without trailing zeros. */
record DecimalShape() implements Shape {
    /** The greatest number of digits before the point. */
    static final int MOST_DIGITS = 12;

    @Override
    public @Nullable Object read(PayloadInput input) throws IOException {
        JsonToken token = input.parser().currentToken();
        if (token == null || !token.isNumeric()) {
            return input.wrongType(expectation(), false);
        }
        BigDecimal number = Numbers.decimal(input.parser());
        if (number == null || (long) number.precision() - number.scale() > MOST_DIGITS) {
            return refuse(input, "at most " + MOST_DIGITS + " digits");
        }
        BigDecimal plain = plain(number);
        return plain.scale() > 1 ? refuse(input, "at most one decimal") : plain;
    }

    @Override
    public void write(JsonBuffer out, Object value) {
        out.number((BigDecimal) value);
    }

    @Override
    public String expectation() {
        return "a number";
    }

    /** The number without trailing zeros and without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static @Nullable Object refuse(PayloadInput input, String expected) throws IOException {
        String found = Descriptions.shown(input.parser().getText());
        input.fault(ErrorCode.PropertyConstraintViolation, found, expected);
        return null;
    }
}
