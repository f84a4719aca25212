package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One value of an enumeration, by its name on the wire, case-sensitive. */
final class ChoiceShape implements Shape {
    private final Map<String, Enum<?>> constants;
    private final NameTable<Enum<?>> byName;
    private final byte[][] quoted;
    private final String expectation;

    /** @param constants all constants in the order of their declaration, by their names on the wire */
    ChoiceShape(Map<String, Enum<?>> constants) {
        this.constants = constants;
        byName = new NameTable<>(constants);
        quoted = constants.keySet().stream()
                .map(name -> ('"' + name + '"').getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        expectation = String.join(", ", constants.keySet());
    }

    @Override
    public @Nullable Object read(PayloadInput input) throws IOException {
        JsonParser parser = input.parser();
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return input.wrongType(expectation, false);
        }
        Enum<?> constant = byName.find(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        if (constant == null) {
            input.fault(ErrorCode.PropertyConstraintViolation, Descriptions.quoted(parser.getText()), expectation);
        }
        return constant;
    }

    /** The constants by their names on the wire, in the order of their declaration. */
    Map<String, Enum<?>> constants() {
        return constants;
    }

    @Override
    public void write(JsonBuffer out, Object value) {
        out.raw(quoted[((Enum<?>) value).ordinal()]);
    }

    @Override
    public String expectation() {
        return expectation;
    }
}
