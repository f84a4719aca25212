package ocpp.wire;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code true} or {@code false}. */
record FlagShape() implements Shape {

    @Override
    public @Nullable Object read(PayloadInput input) throws IOException {
        JsonToken token = input.parser().currentToken();
        if (token == null || !token.isBoolean()) {
            return input.wrongType(expectation(), false);
        }
        return token == JsonToken.VALUE_TRUE;
    }

    @Override
    public void write(JsonBuffer out, Object value) {
        out.flag((Boolean) value);
    }

    @Override
    public String expectation() {
        return "true or false";
    }
}
