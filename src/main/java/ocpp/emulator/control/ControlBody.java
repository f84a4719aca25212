package ocpp.emulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The JSON object of a request. What is wrong with it is an IllegalArgumentException that names value and expectation. */
final class ControlBody {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final JsonNode body;

    private ControlBody(JsonNode body) {
        this.body = body;
    }

    /** @param fields those that there may be */
    static ControlBody of(String text, List<String> fields) {
        JsonNode body = parse(text);
        Set<String> unknown = new TreeSet<>();
        body.fieldNames().forEachRemaining(unknown::add);
        fields.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown fields " + unknown + " (expected: some of " + fields + ")");
        }
        return new ControlBody(body);
    }

    /** @param most the largest number there may be; the smallest is {@code least} */
    int number(String field, int least, int most) {
        JsonNode value = value(field);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw unexpected(field, value, least + " to " + most);
        }
        return value.intValue();
    }

    String text(String field) {
        String text = optionalText(field);
        if (text == null) {
            throw unexpected(field, value(field), "a text");
        }
        return text;
    }

    @Nullable
    String optionalText(String field) {
        JsonNode value = value(field);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isTextual()) {
            throw unexpected(field, value, "a text");
        }
        return value.textValue();
    }

    boolean flag(String field) {
        JsonNode value = value(field);
        if (!value.isBoolean()) {
            throw unexpected(field, value, "true or false");
        }
        return value.booleanValue();
    }

    double decimal(String field, double without) {
        JsonNode value = value(field);
        if (value.isMissingNode()) {
            return without;
        }
        if (!value.isNumber()) {
            throw unexpected(field, value, "a number");
        }
        return value.doubleValue();
    }

    <E extends Enum<E>> E choice(String field, Class<E> type) {
        JsonNode value = value(field);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(value.textValue()))
                .findFirst()
                .orElseThrow(() -> unexpected(field, value, Arrays.toString(type.getEnumConstants())));
    }

    private JsonNode value(String field) {
        JsonNode value = body.path(field);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode body = MAPPER.readTree(text.isBlank() ? "{}" : text);
            if (body.isObject()) {
                return body;
            }
            throw new IllegalArgumentException("the body is no JSON object (expected: one)");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static IllegalArgumentException unexpected(String field, JsonNode value, String expected) {
        String shown = value.isMissingNode() ? "none" : value.toString();
        return new IllegalArgumentException(field + ": " + shown + " (expected: " + expected + ")");
    }
}
