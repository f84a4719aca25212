package ocpp.operator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts the frames of one connection and times the CALLs of its charge point; hands them on to another tap. */
final class FrameMeter implements FrameTap {
    /** CALLs that wait for their answer: more than a connection holds; the oldest goes. */
    private static final int MOST = 128;

    private final FrameTap next;
    private final Metrics metrics;
    private final Deque<Call> open = new ArrayDeque<>();

    private record Call(String messageId, String action, long start) {}

    FrameMeter(FrameTap next, Metrics metrics) {
        this.next = next;
        this.metrics = metrics;
    }

    @Override
    public void received(byte[] text) {
        next.received(text);
        FrameHead head = FrameHead.of(text);
        metrics.frame("received", head, text.length);
        if (head != null && head.type() == FrameHead.CALL) {
            synchronized (open) {
                if (open.size() == MOST) {
                    open.removeFirst();
                }
                open.addLast(new Call(head.messageId(), head.word(), System.nanoTime()));
            }
        }
    }

    @Override
    public void sent(byte[] text) {
        next.sent(text);
        FrameHead head = FrameHead.of(text);
        metrics.frame("sent", head, text.length);
        if (head != null && head.type() != FrameHead.CALL) {
            answered(head);
        }
    }

    @Override
    public void roundTrip(Duration time) {
        next.roundTrip(time);
    }

    /** CALLs are answered in their order: those before this one were not answered at all. */
    private void answered(FrameHead head) {
        String result = head.type() == FrameHead.CALL_RESULT ? "CALLRESULT" : head.word();
        synchronized (open) {
            boolean known = isOpen(head.messageId());
            while (known) {
                Call call = open.removeFirst();
                if (call.messageId.equals(head.messageId())) {
                    metrics.received(call.action, result, Duration.ofNanos(System.nanoTime() - call.start));
                    return;
                }
            }
        }
    }

    private boolean isOpen(String messageId) {
        for (Call call : open) {
            if (call.messageId.equals(messageId)) {
                return true;
            }
        }
        return false;
    }
}
