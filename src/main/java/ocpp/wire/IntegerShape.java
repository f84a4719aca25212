package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An integer of 32 bits; 1.0 and 1e0 are integers, 1.5 is none (J-ERR-09, EDGE-06). */
record IntegerShape(int least) implements Shape {
    private static final int MOST_DIGITS = 10;

    @Override
    public @Nullable Object read(PayloadInput input) throws IOException {
        JsonParser parser = input.parser();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT) {
            return checked(input, parser.getIntValue());
        }
        if (token == null || !token.isNumeric()) {
            return input.wrongType(expectation(), false);
        }
        BigDecimal number = Numbers.decimal(parser);
        if (number != null && !Numbers.isWhole(number)) {
            return input.wrongType(expectation(), false);
        }
        if (number == null || (long) number.precision() - number.scale() > MOST_DIGITS) {
            return outside(input);
        }
        long value = number.longValue();
        return value == (int) value ? checked(input, (int) value) : outside(input);
    }

    @Override
    public void write(JsonBuffer out, Object value) {
        out.number((Integer) value);
    }

    @Override
    public String expectation() {
        return least == Integer.MIN_VALUE ? "an integer" : "an integer, " + least + " or more";
    }

    private Object checked(PayloadInput input, int value) throws IOException {
        if (value < least) {
            outside(input);
        }
        return value;
    }

    private @Nullable Object outside(PayloadInput input) throws IOException {
        input.fault(
                ErrorCode.PropertyConstraintViolation,
                Descriptions.shown(input.parser().getText()),
                least + " to " + Integer.MAX_VALUE);
        return null;
    }
}
