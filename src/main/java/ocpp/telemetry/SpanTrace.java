package ocpp.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records the CALLs of one connection as spans below one session span. */
final class SpanTrace implements SessionTrace {
    static final AttributeKey<String> CHARGE_POINT = AttributeKey.stringKey("ocpp.charge_point");
    static final AttributeKey<String> ACTION = AttributeKey.stringKey("ocpp.action");
    static final AttributeKey<String> MESSAGE_ID = AttributeKey.stringKey("ocpp.message_id");
    static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("ocpp.outcome");
    private static final String SUCCESS = "CALLRESULT";
    private static final String CUT = "Disconnected";

    private final Tracer tracer;
    private final Context parent;
    private final @Nullable Span session;
    private final String chargePointId;
    private final Collector collector;
    private final Map<String, Span> theirs = new HashMap<>();
    private final Map<String, Span> ours = new HashMap<>();

    /** @param session the span to end with the connection, null where it belongs to the peer */
    SpanTrace(Tracer tracer, Context parent, @Nullable Span session, String chargePointId, Collector collector) {
        this.tracer = tracer;
        this.parent = parent;
        this.session = session;
        this.chargePointId = chargePointId;
        this.collector = collector;
    }

    @Override
    public void received(String messageId, String action) {
        start(theirs, SpanKind.SERVER, messageId, action);
    }

    @Override
    public void answered(String messageId, String outcome) {
        end(theirs.remove(messageId), outcome);
    }

    @Override
    public void sent(String messageId, String action) {
        start(ours, SpanKind.CLIENT, messageId, action);
    }

    @Override
    public void ended(String messageId, String outcome) {
        end(ours.remove(messageId), outcome);
    }

    @Override
    public void closed() {
        theirs.values().forEach(span -> end(span, CUT));
        ours.values().forEach(span -> end(span, CUT));
        theirs.clear();
        ours.clear();
        if (session != null) {
            session.end();
        }
    }

    private void start(Map<String, Span> open, SpanKind kind, String messageId, String action) {
        if (!collector.isAwake()) {
            return;
        }
        Span span = tracer.spanBuilder(action)
                .setParent(parent)
                .setSpanKind(kind)
                .setAttribute(CHARGE_POINT, chargePointId)
                .setAttribute(ACTION, action)
                .setAttribute(MESSAGE_ID, messageId)
                .startSpan();
        if (span.isRecording()) {
            end(open.put(messageId, span), CUT);
        }
    }

    private static void end(@Nullable Span span, String outcome) {
        if (span == null) {
            return;
        }
        span.setAttribute(OUTCOME, outcome);
        if (!outcome.equals(SUCCESS)) {
            span.setStatus(StatusCode.ERROR, outcome);
        }
        span.end();
    }
}
