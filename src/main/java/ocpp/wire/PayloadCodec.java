package ocpp.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/**
 * Reads and writes payloads by themselves, and the records within them, with the same checks as in a frame. What is
 * written holds the fractions of times, so that reading it again gives an equal record. Thread-safe.
 */
public final class PayloadCodec {
    private static final ThreadLocal<JsonBuffer> BUFFER = ThreadLocal.withInitial(() -> new JsonBuffer(true));

    private PayloadCodec() {}

    /** Reads the payload of the CALL of an action. */
    public static Decoded<? extends RequestPayload<?>> readRequest(Action action, byte[] json) {
        return read(action.requestType(), json);
    }

    /** Reads the payload of the CALLRESULT of an action. */
    public static Decoded<? extends ResponsePayload> readResponse(Action action, byte[] json) {
        return read(action.responseType(), json);
    }

    /** Reads a payload, or a record within one, such as a charging profile. */
    public static <T> Decoded<T> read(Class<T> type, byte[] json) {
        RecordShape shape = Shapes.of(type);
        int start = JsonText.start(json, 0, json.length, '{');
        if (start < 0) {
            return faulty(Fault.of(ErrorCode.FormationViolation, "payload", "no JSON object", "a JSON object"));
        }
        try (JsonParser parser = JsonText.parser(json, start, json.length - start)) {
            parser.nextToken();
            PayloadInput input = new PayloadInput(parser, false);
            Object payload = shape.read(input);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "text behind the object");
            }
            return payload == null || !input.faults().isEmpty()
                    ? new Decoded.Faulty<>(input.faults().inOrder())
                    : new Decoded.Valid<>(type.cast(payload));
        } catch (IOException e) {
            return faulty(JsonText.broken("payload", e));
        }
    }

    /** The payload, or the record within one, as compact JSON in UTF-8. */
    public static byte[] write(Object payload) {
        JsonBuffer out = BUFFER.get();
        out.clear();
        Shapes.of(payload.getClass()).write(out, payload);
        return out.take();
    }

    private static <T> Decoded<T> faulty(Fault fault) {
        return new Decoded.Faulty<>(List.of(fault));
    }
}
