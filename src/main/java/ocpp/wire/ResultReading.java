package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Objects;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** The payload of one CALLRESULT to a CALL of ours (OCPP-J 4.2.2). */
final class ResultReading {
    private static final int ELEMENTS = 3;

    private final JsonParser parser;
    private final RecordShape shape;
    private final PayloadInput input;
    private @Nullable Object payload;
    private boolean isObject = true;

    ResultReading(JsonParser parser, RecordShape shape) {
        this.parser = parser;
        this.shape = shape;
        this.input = new PayloadInput(parser, true);
    }

    Received read(String id) throws IOException {
        int count = FrameReading.elements(parser, this::readElement);
        if (count != ELEMENTS) {
            return bad(id, Fault.of(ErrorCode.FormationViolation, "message", count + " elements", "3"));
        }
        if (!isObject) {
            return bad(id, Fault.of(ErrorCode.FormationViolation, "payload", "no object", "an object"));
        }
        Fault fault = input.faults().first();
        return fault == null
                ? new Received.Result(id, (ResponsePayload) Objects.requireNonNull(payload))
                : bad(id, fault);
    }

    private void readElement(int position, JsonToken first) throws IOException {
        if (position == 2 && first == JsonToken.START_OBJECT) {
            payload = shape.read(input);
        } else if (position == 2 && first == JsonToken.VALUE_NULL) {
            payload = shape.readAbsent(input);
        } else {
            isObject = false;
            parser.skipChildren();
        }
    }

    private static Received bad(String id, Fault fault) {
        return new Received.BadResult(id, fault);
    }
}
