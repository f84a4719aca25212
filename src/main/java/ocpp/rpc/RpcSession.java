package ocpp.rpc;

import java.time.Duration;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.wire.ErrorCode;
import ocpp.wire.Frame;
import ocpp.wire.PendingCalls;
import ocpp.wire.Received;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one OCPP-J connection, the same for either side (OCPP-J 4.1): CALLs of the peer are handled one at a time
 * and answered in their order, CALLs of ours go out one at a time and end exactly once.
 *
 * <p>Times are those of {@link System#nanoTime}. Not safe for use by several threads.
 */
public final class RpcSession implements PendingCalls {
    private static final int POLICY_VIOLATION = 1008;
    private static final int UNSUPPORTED_DATA = 1003;

    private final RpcLimits limits;
    private final RpcOutput output;
    private final InboundCalls inbound;
    private final OutboundCalls outbound;
    private int unanswerable;
    private int binaries;
    private boolean closed;

    public RpcSession(RpcLimits limits, RpcOutput output) {
        this.limits = limits;
        this.output = output;
        this.inbound = new InboundCalls(limits, output);
        this.outbound = new OutboundCalls(limits.queuedCalls(), output);
    }

    @Override
    public @Nullable Action actionOf(String messageId) {
        return outbound.actionOf(messageId);
    }

    /** A text message came; its size is in bytes on the wire. */
    public void received(Received message, int bytes, long nowNanos) {
        if (closed) {
            return;
        }
        binaries = 0;
        if (message instanceof Received.Ignored ignored) {
            ignored(ignored);
        } else if (message instanceof Received.Result result) {
            outbound.end(result.messageId(), new CallOutcome.Answered(result.payload()), nowNanos);
        } else if (message instanceof Received.Error error) {
            CallOutcome refused = new CallOutcome.Refused(error.code(), error.description(), error.details(), false);
            outbound.end(error.messageId(), refused, nowNanos);
        } else if (message instanceof Received.BadResult bad) {
            String code = bad.fault().code().name();
            outbound.end(
                    bad.messageId(), new CallOutcome.Refused(code, bad.fault().description(), "{}", true), nowNanos);
        } else {
            unanswerable = 0;
            inbound.received(message, bytes, nowNanos);
        }
    }

    /** The peer wants a state dump: it takes its turn among the CALLs. */
    public void dumpWanted(int bytes, long nowNanos) {
        if (!closed) {
            binaries = 0;
            inbound.dumpWanted(bytes, nowNanos);
        }
    }

    /** A binary message came; it is ignored (J-CONN-26). */
    public void binary() {
        binaries++;
        if (!closed && binaries >= limits.binaries()) {
            output.close(UNSUPPORTED_DATA, binaries + " binary messages in a row (expected: text)");
        }
    }

    /** Answers a CALL of the peer; ignored unless it is the one being answered. */
    public void answer(String messageId, ResponsePayload payload) {
        inbound.answer(new Frame.CallResult(messageId, payload));
    }

    /** Answers a CALL of the peer with a CALLERROR; ignored unless it is the one being answered. */
    public void refuse(String messageId, ErrorCode code, String description) {
        inbound.answer(new Frame.CallError(messageId, code, description));
    }

    /** The state dump was sent. */
    public void dumped() {
        inbound.dumped();
    }

    /** Sends a CALL, now or in its turn; the timeout counts from when it is sent (J-RPC-15). */
    public void call(String messageId, RequestPayload<?> request, Duration timeout, long nowNanos) {
        outbound.call(new Frame.Call(messageId, request), timeout.toNanos(), nowNanos);
    }

    /** Whether so many CALLs wait that no more should be read. */
    public boolean isFull() {
        return inbound.isFull();
    }

    /** Hands over no CALL and no dump until {@link #release}, because answers cannot leave. */
    public void hold() {
        inbound.hold();
    }

    /** Hands over again after so long. */
    public void release(long heldNanos) {
        inbound.release(heldNanos);
    }

    /** Lets the CALL in flight wait longer, because for so long its answer could not be read. */
    public void extendCall(long nanos) {
        outbound.extend(nanos);
    }

    /** Answers with InternalError what the peer has waited for too long (EDGE-04). */
    public void expireAnswers(long nowNanos) {
        inbound.expire(nowNanos);
    }

    /** Ends the CALL in flight when its time is over. */
    public void expireCall(long nowNanos) {
        outbound.expire(nowNanos);
    }

    /** Nanoseconds until {@link #expireAnswers} has something to do, {@link Long#MAX_VALUE} when nothing is owed. */
    public long nanosToOwedAnswer(long nowNanos) {
        return inbound.nanosToDeadline(nowNanos);
    }

    /** Nanoseconds until {@link #expireCall} has something to do, {@link Long#MAX_VALUE} when no CALL is in flight. */
    public long nanosToCallTimeout(long nowNanos) {
        return outbound.nanosToDeadline(nowNanos);
    }

    /** Ends every CALL of ours and forgets those of the peer; from now on CALLs end at once. */
    public void close() {
        if (!closed) {
            closed = true;
            inbound.close();
            outbound.close();
        }
    }

    private void ignored(Received.Ignored message) {
        output.ignored(message);
        if (message.unreadable()) {
            unanswerable++;
        }
        if (unanswerable >= limits.unanswerable()) {
            output.close(
                    POLICY_VIOLATION, unanswerable + " texts in a row that could not be answered (expected: OCPP-J)");
        }
    }
}
