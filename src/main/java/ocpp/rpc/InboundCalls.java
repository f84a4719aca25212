package ocpp.rpc;

import java.util.ArrayDeque;
import java.util.Deque;
import ocpp.wire.ErrorCode;
import ocpp.wire.Fault;
import ocpp.wire.Frame;
import ocpp.wire.Received;
import org.jspecify.annotations.Nullable;

/** The CALLs of one peer: one being answered, the others wait, answers in the order of the CALLs (J-RPC-21). */
final class InboundCalls {
    private final RpcLimits limits;
    private final long answerWithinNanos;
    private final RpcOutput output;
    private final Deque<Waiting> waiting = new ArrayDeque<>(1);
    private int waitingBytes;
    private @Nullable Waiting current;
    private boolean advancing;
    private boolean held;

    /** A CALL of the peer, or its wish for a state dump where there is no message. */
    private record Waiting(@Nullable Received message, int bytes, long sinceNanos) {
        Waiting later(long nanos) {
            return new Waiting(message, bytes, sinceNanos + nanos);
        }
    }

    InboundCalls(RpcLimits limits, RpcOutput output) {
        this.limits = limits;
        this.answerWithinNanos = limits.answerWithin().toNanos();
        this.output = output;
    }

    /** A CALL in any of its kinds. */
    void received(Received message, int bytes, long nowNanos) {
        boolean again = message instanceof Received.Call call && isInProgress(call.messageId());
        add(new Waiting(again ? duplicate((Received.Call) message) : message, bytes, nowNanos));
    }

    void dumpWanted(int bytes, long nowNanos) {
        add(new Waiting(null, bytes, nowNanos));
    }

    /** Answers the CALL being answered; dropped where that is another or none. */
    void answer(Frame answer) {
        if (isCall(current, answer.messageId())) {
            settle(answer);
            advance();
        }
    }

    void dumped() {
        if (current != null && current.message == null) {
            current = null;
            advance();
        }
    }

    /** Answers with InternalError what is owed for too long; what waited so long is not handed over any more. */
    void expire(long nowNanos) {
        advancing = true;
        if (current != null && isOverdue(current, nowNanos)) {
            giveUp(current);
        }
        while (current == null && isNextOverdue(nowNanos)) {
            Waiting next = poll();
            if (next.message == null || next.message instanceof Received.Call) {
                giveUp(next);
            } else {
                take(next);
            }
        }
        advancing = false;
        advance();
    }

    long nanosToDeadline(long nowNanos) {
        return current == null ? Long.MAX_VALUE : answerWithinNanos - (nowNanos - current.sinceNanos);
    }

    boolean isFull() {
        return waiting.size() >= limits.waitingCalls() || waitingBytes >= limits.waitingBytes();
    }

    /** Hands over nothing more until {@link #release}. */
    void hold() {
        held = true;
    }

    /** Hands over again; the time held does not count for those that waited. */
    void release(long heldNanos) {
        held = false;
        for (int left = waiting.size(); left > 0; left--) {
            waiting.add(waiting.remove().later(heldNanos));
        }
        advance();
    }

    void close() {
        current = null;
        waiting.clear();
        waitingBytes = 0;
    }

    private void add(Waiting call) {
        waiting.add(call);
        waitingBytes += call.bytes;
        advance();
    }

    /** The next in the queue, which must not be empty. */
    private Waiting poll() {
        Waiting next = waiting.remove();
        waitingBytes -= next.bytes;
        current = next;
        return next;
    }

    /** A loop and not a recursion: a CALL may be answered while it is handed over. */
    private void advance() {
        if (advancing) {
            return;
        }
        advancing = true;
        while (current == null && !held && !waiting.isEmpty()) {
            take(poll());
        }
        advancing = false;
    }

    private void take(Waiting next) {
        if (next.message instanceof Received.Call call) {
            output.handle(call);
        } else if (next.message instanceof Received.BadCall call) {
            output.refusing(call);
            settle(new Frame.CallError(
                    call.messageId(), call.fault().code(), call.fault().description()));
        } else if (next.message instanceof Received.Settled call) {
            output.settling(call);
            settle(new Frame.CallResult(call.messageId(), call.answer()));
        } else {
            output.dump();
        }
    }

    private void giveUp(Waiting overdue) {
        if (overdue.message instanceof Received.Call call) {
            String description = "no answer within " + limits.answerWithin().toMillis() + " ms";
            settle(new Frame.CallError(call.messageId(), ErrorCode.InternalError, description));
        } else {
            current = null;
        }
    }

    private void settle(Frame answer) {
        current = null;
        output.answer(answer);
    }

    private boolean isNextOverdue(long nowNanos) {
        return !held && !waiting.isEmpty() && isOverdue(waiting.element(), nowNanos);
    }

    private boolean isOverdue(Waiting call, long nowNanos) {
        return nowNanos - call.sinceNanos >= answerWithinNanos;
    }

    private boolean isInProgress(String messageId) {
        return isCall(current, messageId)
                || !waiting.isEmpty() && waiting.stream().anyMatch(call -> isCall(call, messageId));
    }

    private static boolean isCall(@Nullable Waiting call, String messageId) {
        return call != null
                && call.message instanceof Received.Call known
                && known.messageId().equals(messageId);
    }

    private static Received.BadCall duplicate(Received.Call call) {
        String description = "message id " + call.messageId() + " is in progress (expected: an id not used before)";
        return new Received.BadCall(
                call.messageId(), call.action().name(), new Fault(ErrorCode.GenericError, "", description));
    }
}
