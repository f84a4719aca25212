package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A payload while it is read: the tokens, and what was found wrong so far. */
final class PayloadInput {
    private final JsonParser parser;
    private final Faults faults = new Faults();
    private final boolean inFrame;

    /** @param inFrame whether the payload is an element of a frame, which pointers then leave out */
    PayloadInput(JsonParser parser, boolean inFrame) {
        this.parser = parser;
        this.inFrame = inFrame;
    }

    JsonParser parser() {
        return parser;
    }

    Faults faults() {
        return faults;
    }

    /** Reports the current value. */
    void fault(ErrorCode code, String found, String expected) {
        if (faults.wants(code)) {
            report(code, pointer(), found, expected);
        }
    }

    /** Reports a property of the object whose last token is the current one. */
    void missing(String name, String expected) {
        if (faults.wants(ErrorCode.ProtocolError)) {
            report(ErrorCode.ProtocolError, pointer() + "/" + name, "missing", expected);
        }
    }

    /** Reports a value of the wrong JSON type and skips it. */
    @Nullable
    Object wrongType(String expected, boolean secret) throws IOException {
        if (faults.wants(ErrorCode.TypeConstraintViolation)) {
            fault(ErrorCode.TypeConstraintViolation, secret ? kind() : found(), expected);
        }
        parser.skipChildren();
        return null;
    }

    /** JSON pointer to the current value within the payload. */
    String pointer() {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        if (!inFrame) {
            return pointer;
        }
        int second = pointer.indexOf('/', 1);
        return second < 0 ? "" : pointer.substring(second);
    }

    private void report(ErrorCode code, String pointer, String found, String expected) {
        String name = pointer.isEmpty() ? "payload" : pointer;
        faults.add(new Fault(code, pointer, Descriptions.of(name, found, expected)));
    }

    private String found() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return Descriptions.quoted(parser.getText());
        }
        return token.isNumeric() || token.isBoolean() ? Descriptions.shown(parser.getText()) : kind();
    }

    private String kind() {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            case VALUE_NULL -> "null";
            case START_ARRAY -> "an array";
            default -> "an object";
        };
    }
}
