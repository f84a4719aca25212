package ocpp.wire;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A string.
 *
 * @param longest greatest length in code points
 * @param uri whether it has to be an absolute URI (RFC 3986)
 * @param secret whether its value must not be shown
 */
record TextShape(int longest, boolean uri, boolean secret) implements Shape {
    static final int ANY_LENGTH = Integer.MAX_VALUE;

    @Override
    public @Nullable Object read(PayloadInput input) throws IOException {
        if (input.parser().currentToken() != JsonToken.VALUE_STRING) {
            return input.wrongType(expectation(), secret);
        }
        String text = input.parser().getText();
        if (text.length() > longest) {
            int length = text.codePointCount(0, text.length());
            if (length > longest) {
                input.fault(ErrorCode.PropertyConstraintViolation, length + " characters", "at most " + longest);
            }
        }
        if (uri && !isAbsolute(text)) {
            input.fault(ErrorCode.PropertyConstraintViolation, "not a URI", "such as ftp://host/path");
        }
        return text;
    }

    @Override
    public void write(JsonBuffer out, Object value) {
        out.text((String) value);
    }

    @Override
    public String expectation() {
        return uri ? "a URI" : longest == ANY_LENGTH ? "a string" : "a string of at most " + longest + " characters";
    }

    private static boolean isAbsolute(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
