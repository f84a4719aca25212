package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array of values of one shape. */
record ListShape(Shape element, boolean mayBeEmpty) implements Shape {

    @Override
    public @Nullable Object read(PayloadInput input) throws IOException {
        JsonParser parser = input.parser();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return input.wrongType(expectation(), false);
        }
        List<Object> values = new ArrayList<>(4);
        boolean empty = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            empty = false;
            Object value = element.read(input);
            if (value != null) {
                values.add(value);
            }
        }
        if (empty && !mayBeEmpty) {
            input.fault(ErrorCode.OccurenceConstraintViolation, "no entry", "one or more");
        }
        return List.copyOf(values);
    }

    @Override
    public void write(JsonBuffer out, Object value) {
        out.raw('[');
        boolean further = false;
        for (Object entry : (List<?>) value) {
            if (further) {
                out.raw(',');
            }
            element.write(out, entry);
            further = true;
        }
        out.raw(']');
    }

    @Override
    public String expectation() {
        return "an array";
    }
}
