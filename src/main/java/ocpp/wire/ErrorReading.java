package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One CALLERROR to a CALL of ours (OCPP-J 4.2.3): whatever its code is and whatever it lacks, it ends the CALL (J-ERR-06). */
final class ErrorReading {
    private static final int MOST_ELEMENTS = 5;

    private final JsonParser parser;
    private final byte[] bytes;
    private final int start;
    private @Nullable String code;
    private String description = "";
    private String details = "{}";

    /** @param start where the text of the message begins */
    ErrorReading(JsonParser parser, byte[] bytes, int start) {
        this.parser = parser;
        this.bytes = bytes;
        this.start = start;
    }

    Received read(String id) throws IOException {
        int count = FrameReading.elements(parser, this::readElement);
        if (code == null || count > MOST_ELEMENTS) {
            String found = code == null ? "no code" : count + " elements";
            return new Received.BadResult(
                    id, Fault.of(ErrorCode.FormationViolation, "CALLERROR", found, "code, description, details"));
        }
        return new Received.Error(id, code, description, details);
    }

    private void readElement(int position, JsonToken first) throws IOException {
        if (position == 2 && first == JsonToken.VALUE_STRING) {
            code = parser.getText();
        } else if (position == 3 && first == JsonToken.VALUE_STRING) {
            description = parser.getText();
        } else if (position == 4 && first != JsonToken.VALUE_NULL) {
            details = text();
        } else {
            parser.skipChildren();
        }
    }

    /** The current value as it was sent. */
    private String text() throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        return new String(bytes, start + from, to - from, StandardCharsets.UTF_8);
    }
}
