package ocpp.emulator.scenario.match;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** How a number or a time stands to another. */
public enum Comparison {
    // Longer signs first: the first that a text begins with is meant.
    AT_LEAST(">=", order -> order >= 0),
    AT_MOST("<=", order -> order <= 0),
    NOT("!=", order -> order != 0),
    ABOVE(">", order -> order > 0),
    BELOW("<", order -> order < 0);

    private final String sign;
    private final IntPredicate holds;

    Comparison(String sign, IntPredicate holds) {
        this.sign = sign;
        this.holds = holds;
    }

    String sign() {
        return sign;
    }

    static @Nullable Comparison at(String text) {
        return Arrays.stream(values())
                .filter(comparison -> text.startsWith(comparison.sign))
                .findFirst()
                .orElse(null);
    }

    /** Whether it holds; values that are neither two numbers nor two times can only be different. */
    boolean holds(JsonNode value, JsonNode other) {
        BigDecimal number = Json.number(value);
        BigDecimal otherNumber = Json.number(other);
        if (number != null && otherNumber != null) {
            return holds.test(number.compareTo(otherNumber));
        }
        Instant time = Json.time(value);
        Instant otherTime = Json.time(other);
        if (time != null && otherTime != null) {
            return holds.test(time.compareTo(otherTime));
        }
        return this == NOT && value.isValueNode() && !value.asText().equals(other.asText());
    }
}
