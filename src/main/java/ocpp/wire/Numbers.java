package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** JSON numbers as decimals, so that 8.1 stays 8.1. */
final class Numbers {
    private Numbers() {}

    /** The current number, or null where its exponent is beyond what a decimal can hold. */
    static @Nullable BigDecimal decimal(JsonParser parser) throws IOException {
        try {
            return new BigDecimal(parser.getText());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static boolean isWhole(BigDecimal number) {
        return number.scale() <= 0
                || number.signum() == 0
                || number.stripTrailingZeros().scale() <= 0;
    }
}
