package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessageStatus;
import org.jspecify.annotations.Nullable;

/** Action and payload of one CALL (OCPP-J 4.2.1). */
final class CallReading {
    private static final int ELEMENTS = 4;

    private final CallTable table;
    private final JsonParser parser;
    private final PayloadInput input;
    private @Nullable String actionName;
    private @Nullable Action action;
    private @Nullable Object payload;
    private @Nullable Fault malformed;

    CallReading(CallTable table, JsonParser parser) {
        this.table = table;
        this.parser = parser;
        this.input = new PayloadInput(parser, true);
    }

    /** The action as sent, null before it was read and where it is no string. */
    @Nullable
    String actionName() {
        return actionName;
    }

    Received read(String id) throws IOException {
        int count = FrameReading.elements(parser, this::readElement);
        int length = id.codePointCount(0, id.length());
        if (length > FrameReading.LONGEST_ID || length == 0) {
            return refused(id, ErrorCode.GenericError, "message id", length + " characters", "1 to 36");
        }
        if (count != ELEMENTS) {
            return refused(id, ErrorCode.FormationViolation, "message", count + " elements", "4");
        }
        if (malformed != null) {
            return new Received.BadCall(id, actionName, malformed);
        }
        Fault refusal = table.refusal(actionName, action);
        return action == null || refusal != null
                ? new Received.BadCall(id, actionName, Objects.requireNonNull(refusal))
                : judged(id, action);
    }

    private void readElement(int position, JsonToken first) throws IOException {
        switch (position) {
            case 2 -> readAction(first);
            case 3 -> readPayload(first);
            default -> parser.skipChildren();
        }
    }

    private void readAction(JsonToken first) throws IOException {
        if (first != JsonToken.VALUE_STRING) {
            malformed = Fault.of(ErrorCode.FormationViolation, "action", "no string", "the name of an action");
            parser.skipChildren();
            return;
        }
        action = table.named(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        actionName = action == null ? Descriptions.cut(parser.getText()) : action.name();
    }

    private void readPayload(JsonToken first) throws IOException {
        RecordShape shape = action != null && table.takes(action) ? table.request(action) : null;
        if (first == JsonToken.VALUE_NULL) {
            payload = shape == null ? null : shape.readAbsent(input);
        } else if (first == JsonToken.START_OBJECT && shape != null) {
            payload = shape.read(input);
        } else {
            if (first != JsonToken.START_OBJECT && malformed == null) {
                malformed = Fault.of(ErrorCode.FormationViolation, "payload", "no object", "an object");
            }
            parser.skipChildren();
        }
    }

    private Received judged(String id, Action action) {
        Fault fault = input.faults().first();
        if (fault == null) {
            return new Received.Call(id, action, (RequestPayload<?>) Objects.requireNonNull(payload));
        }
        ResponsePayload answer = answerToUnknownTrigger(action, input.faults().inOrder());
        return answer == null ? new Received.BadCall(id, actionName, fault) : new Received.Settled(id, action, answer);
    }

    /** The answer where nothing is wrong but that the message asked for is unknown (TRIG-02), else null. */
    private static @Nullable ResponsePayload answerToUnknownTrigger(Action action, List<Fault> faults) {
        Fault first = faults.get(0);
        if (faults.size() > 1
                || first.code() != ErrorCode.PropertyConstraintViolation
                || !first.pointer().equals("/requestedMessage")) {
            return null;
        }
        return switch (action) {
            case TriggerMessage -> new TriggerMessage.Response(TriggerMessageStatus.NotImplemented);
            case ExtendedTriggerMessage -> new ExtendedTriggerMessage.Response(TriggerMessageStatus.NotImplemented);
            default -> null;
        };
    }

    private Received refused(String id, ErrorCode code, String name, String found, String expected) {
        return new Received.BadCall(id, actionName, Fault.of(code, name, found, expected));
    }
}
