package ocpp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.StatusNotification;
import org.jspecify.annotations.Nullable;

/** Lenient mode: a second and slower look at what is no valid message, by the rules of {@link Repair}. */
final class Repairs {
    private static final int CALL_ELEMENTS = 4;
    private static final int RESULT_ELEMENTS = 3;

    /** Must be answered whatever they hold (4.7, 4.8, 4.10). */
    private static final Set<Action> EVIDENCE =
            EnumSet.of(Action.StartTransaction, Action.StopTransaction, Action.MeterValues);

    private final CallTable table;

    Repairs(CallTable table) {
        this.table = table;
    }

    /** The message as far as it can be mended, else what reading it strictly gave. */
    Received mend(Received strict, Source source, PendingCalls pending, Instant arrival) {
        Set<Repair> repairs = new LinkedHashSet<>();
        LooseFrame frame = read(source, repairs);
        String id = frame == null ? null : messageId(frame.element(1), repairs);
        if (frame == null || id == null) {
            return strict;
        } else if (isType(frame, FrameReading.CALL)) {
            return call(strict, id, frame, repairs, arrival);
        }
        return isType(frame, FrameReading.CALL_RESULT) ? result(strict, id, frame, repairs, pending) : strict;
    }

    /** Where a message lies. */
    record Source(byte[] bytes, int offset, int length) {}

    private Received call(Received strict, String id, LooseFrame frame, Set<Repair> repairs, Instant arrival) {
        if (!frame.element(2).isTextual()) {
            return strict;
        }
        String name = Descriptions.cut(frame.element(2).textValue());
        Action action = table.named(name.toCharArray(), 0, name.length());
        Fault refusal = table.refusal(name, action);
        if (action == null || refusal != null) {
            return strict instanceof Received.Ignored && refusal != null
                    ? new Received.BadCall(id, name, refusal)
                    : strict;
        }
        if (repairs.contains(Repair.BROKEN_OFF) && !EVIDENCE.contains(action)) {
            return strict;
        }
        JsonNode payload = payload(frame, CALL_ELEMENTS, repairs);
        Ocpp15.rename(action, payload, repairs);
        boolean dropping = Side.CHARGE_POINT.sends(action);
        Object mended = new Mending(repairs, dropping, arrival).record(table.request(action), payload);
        if (mended instanceof RequestPayload<?> request) {
            return new Received.Call(id, action, request, names(repairs), frame.payload());
        } else if (action == Action.StatusNotification && payload.isObject()) {
            repairs.add(Repair.STATUS_UNUSABLE);
            return new Received.Settled(id, action, new StatusNotification.Response(), names(repairs));
        }
        return strict;
    }

    private Received result(Received strict, String id, LooseFrame frame, Set<Repair> repairs, PendingCalls pending) {
        Action action = pending.actionOf(id);
        if (action == null || repairs.contains(Repair.BROKEN_OFF)) {
            return strict;
        }
        JsonNode payload = payload(frame, RESULT_ELEMENTS, repairs);
        Object mended = new Mending(repairs, false, Instant.EPOCH).record(table.response(action), payload);
        return mended instanceof ResponsePayload response ? new Received.Result(id, response, names(repairs)) : strict;
    }

    /** Whether {@link #mend} may make something else of it. */
    static boolean isMendable(Received strict) {
        if (strict instanceof Received.BadCall call) {
            ErrorCode code = call.fault().code();
            return code != ErrorCode.NotImplemented && code != ErrorCode.NotSupported;
        }
        return strict instanceof Received.BadResult
                || (strict instanceof Received.Ignored ignored && ignored.unreadable());
    }

    /** What is read strictly, told by which rules it would be mended. */
    static Received advised(Received strict, Received mended) {
        List<String> rules = rules(mended);
        if (strict instanceof Received.BadCall bad) {
            return bad.withRepairs(rules);
        }
        return strict instanceof Received.Ignored ignored
                ? new Received.Ignored(ignored.reason(), ignored.unreadable(), rules)
                : strict;
    }

    private static List<String> rules(Received mended) {
        if (mended instanceof Received.Call call) {
            return call.repairs();
        }
        return mended instanceof Received.Settled settled ? settled.repairs() : List.of();
    }

    private static @Nullable LooseFrame read(Source source, Set<Repair> repairs) {
        try {
            return LooseReading.read(source.bytes(), source.offset(), source.length(), repairs);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static boolean isType(LooseFrame frame, int type) {
        JsonNode element = frame.element(0);
        return element.isNumber() && element.decimalValue().compareTo(BigDecimal.valueOf(type)) == 0;
    }

    private static @Nullable String messageId(JsonNode element, Set<Repair> repairs) {
        if (element.isNumber()) {
            String id = MessageIds.ofNumber(element.decimalValue().toString());
            repairs.add(Repair.NUMERIC_MESSAGE_ID);
            return MessageIds.isNumber(id) ? id : null;
        } else if (!element.isTextual()) {
            return null;
        }
        String id = element.textValue();
        if (id.isEmpty() || id.codePointCount(0, id.length()) > FrameReading.LONGEST_ID) {
            repairs.add(Repair.MESSAGE_ID_LENGTH);
        }
        return id;
    }

    /** The last of so many elements; an empty one where it is null or absent. */
    private static JsonNode payload(LooseFrame frame, int elements, Set<Repair> repairs) {
        if (frame.elements().size() != elements) {
            repairs.add(Repair.ELEMENT_COUNT);
        }
        JsonNode payload = frame.element(elements - 1);
        return payload.isNull() || payload.isMissingNode() ? JsonNodeFactory.instance.objectNode() : payload;
    }

    private static List<String> names(Set<Repair> repairs) {
        return repairs.stream().map(Repair::rule).toList();
    }
}
