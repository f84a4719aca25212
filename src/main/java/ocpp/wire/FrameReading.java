package ocpp.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import ocpp.protocol.Action;
import org.jspecify.annotations.Nullable;

/** One pass over the text of one message. */
final class FrameReading {
    static final int CALL = 2;
    static final int CALL_RESULT = 3;
    static final int CALL_ERROR = 4;
    static final int LONGEST_ID = 36;

    private static final int ELEMENTS_BEFORE_BODY = 2;

    private final CallTable table;
    private final PendingCalls pending;
    private final JsonParser parser;
    private final byte[] bytes;
    private final int start;
    private int type;
    private @Nullable String messageId;
    private @Nullable CallReading call;

    /** Reads what stands at one position of a message, the current token being its first, up to its last token. */
    @FunctionalInterface
    interface Element {
        void read(int position, JsonToken first) throws IOException;
    }

    /** @param start where the text begins that the parser reads */
    FrameReading(CallTable table, PendingCalls pending, JsonParser parser, byte[] bytes, int start) {
        this.table = table;
        this.pending = pending;
        this.parser = parser;
        this.bytes = bytes;
        this.start = start;
    }

    Received read() {
        try {
            return message();
        } catch (IOException e) {
            return broken(e);
        }
    }

    /** Reads the elements behind the message id and the end of the text; returns the number of all elements. */
    static int elements(JsonParser parser, Element element) throws IOException {
        int count = ELEMENTS_BEFORE_BODY;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            element.read(count++, token);
        }
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "text behind the message");
        }
        return count;
    }

    private Received message() throws IOException {
        parser.nextToken();
        type = messageType(parser.nextToken());
        if (type < CALL || type > CALL_ERROR) {
            return new Received.Ignored("the message type is none of 2, 3 and 4", true);
        }
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
            return new Received.Ignored("the message id is no string", true);
        }
        String id = parser.getText();
        messageId = id;
        if (type == CALL) {
            call = new CallReading(table, parser);
            return call.read(id);
        }
        Action action = pending.actionOf(id);
        if (action == null) {
            return unasked(id);
        }
        return type == CALL_RESULT
                ? new ResultReading(parser, table.response(action)).read(id)
                : new ErrorReading(parser, bytes, start).read(id);
    }

    /** The message type, 0 where it is no whole number of one digit. */
    private int messageType(@Nullable JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() == 1) {
            return parser.getIntValue();
        }
        if (token != JsonToken.VALUE_NUMBER_FLOAT) {
            return 0;
        }
        BigDecimal number = Numbers.decimal(parser);
        for (int type = CALL; type <= CALL_ERROR; type++) {
            if (number != null && number.compareTo(BigDecimal.valueOf(type)) == 0) {
                return type;
            }
        }
        return 0;
    }

    /** What to do with a text that is no JSON, or not within the limits, from some position on (J-RPC-20, J-RPC-18). */
    private Received broken(IOException problem) {
        String id = messageId;
        if (id == null) {
            return new Received.Ignored("no message id can be read before the text stops being JSON", true);
        }
        Fault fault = JsonText.broken("message", problem);
        if (type != CALL) {
            return pending.actionOf(id) == null ? unasked(id) : new Received.BadResult(id, fault);
        }
        if (id.isEmpty() || id.codePointCount(0, id.length()) > LONGEST_ID) {
            return new Received.Ignored("the message id is unusable and the text is no JSON behind it", true);
        }
        return new Received.BadCall(id, call == null ? null : call.actionName(), fault);
    }

    private static Received unasked(String id) {
        return new Received.Ignored("no CALL of ours waits for an answer to " + Descriptions.quoted(id), false);
    }
}
