package ocpp.rpc;

import java.util.ArrayDeque;
import java.util.Queue;
import ocpp.protocol.Action;
import ocpp.protocol.Actions;
import ocpp.wire.Frame;
import org.jspecify.annotations.Nullable;

/** Our CALLs to one peer: one in flight, the others wait (J-RPC-13). */
final class OutboundCalls {
    private final int capacity;
    private final RpcOutput output;
    private final Queue<Pending> queue = new ArrayDeque<>(1);
    private @Nullable Pending inFlight;
    private long deadline;
    private boolean closed;

    private record Pending(Frame.Call call, Action action, long timeoutNanos) {}

    OutboundCalls(int capacity, RpcOutput output) {
        this.capacity = capacity;
        this.output = output;
    }

    @Nullable
    Action actionOf(String messageId) {
        return inFlight != null && inFlight.call.messageId().equals(messageId) ? inFlight.action : null;
    }

    void call(Frame.Call call, long timeoutNanos, long nowNanos) {
        if (closed) {
            output.ended(call.messageId(), new CallOutcome.Disconnected());
        } else if (inFlight == null) {
            send(new Pending(call, Actions.of(call.payload()), timeoutNanos), nowNanos);
        } else if (queue.size() < capacity) {
            queue.add(new Pending(call, Actions.of(call.payload()), timeoutNanos));
        } else {
            output.ended(call.messageId(), new CallOutcome.QueueFull());
        }
    }

    /** Ends the CALL in flight; an outcome for any other is dropped (J-RPC-16). */
    void end(String messageId, CallOutcome outcome, long nowNanos) {
        if (actionOf(messageId) != null) {
            endInFlight(messageId, outcome, nowNanos);
        }
    }

    void expire(long nowNanos) {
        if (inFlight != null && nowNanos - deadline >= 0) {
            endInFlight(inFlight.call.messageId(), new CallOutcome.TimedOut(), nowNanos);
        }
    }

    long nanosToDeadline(long nowNanos) {
        return inFlight == null ? Long.MAX_VALUE : deadline - nowNanos;
    }

    void extend(long nanos) {
        deadline += nanos;
    }

    void close() {
        closed = true;
        Pending pending = inFlight;
        inFlight = null;
        while (pending != null) {
            output.ended(pending.call.messageId(), new CallOutcome.Disconnected());
            pending = queue.poll();
        }
    }

    /** The next CALL goes out before the end of this one is told, so that a CALL made then stays behind those that wait. */
    private void endInFlight(String messageId, CallOutcome outcome, long nowNanos) {
        inFlight = null;
        Pending next = queue.poll();
        if (next != null) {
            send(next, nowNanos);
        }
        output.ended(messageId, outcome);
    }

    private void send(Pending pending, long nowNanos) {
        inFlight = pending;
        deadline = nowNanos + pending.timeoutNanos;
        output.call(pending.call);
    }
}
