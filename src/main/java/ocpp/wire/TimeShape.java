package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A date-time of RFC 3339. */
record TimeShape() implements Shape {

    @Override
    public @Nullable Object read(PayloadInput input) throws IOException {
        JsonParser parser = input.parser();
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return input.wrongType(expectation(), false);
        }
        Instant time = DateTimes.parse(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        if (time == null) {
            input.fault(ErrorCode.PropertyConstraintViolation, Descriptions.quoted(parser.getText()), expectation());
        }
        return time;
    }

    @Override
    public void write(JsonBuffer out, Object value) {
        out.time((Instant) value);
    }

    @Override
    public String expectation() {
        return "a date-time with offset, such as 2026-03-02T10:00:00Z";
    }
}
