package ocpp.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.pekko.http.impl.engine.ws.FrameStart;

/**
 * Frames that wait until the peer takes them. It is full when it holds its limit of bytes; then the connection reads and
 * hands over nothing more, so that it grows by what was being answered and one CALL at most.
 */
final class OutboundBuffer {
    private static final int OVERHEAD = 64;

    private final Queue<FrameStart> frames = new ArrayDeque<>(1);
    private final long limit;
    private long bytes;
    private long since;

    OutboundBuffer(long limit) {
        this.limit = limit;
    }

    void add(FrameStart frame, long nowNanos) {
        if (frames.isEmpty()) {
            since = nowNanos;
        }
        frames.add(frame);
        bytes += sizeOf(frame);
    }

    /** The frame that waits longest; there must be one. */
    FrameStart remove(long nowNanos) {
        since = nowNanos;
        FrameStart frame = frames.remove();
        bytes -= sizeOf(frame);
        return frame;
    }

    void clear() {
        frames.clear();
        bytes = 0;
    }

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** How long the peer has taken nothing of what waits; negative where nothing waits. */
    long nanosStuck(long nowNanos) {
        return frames.isEmpty() ? -1 : nowNanos - since;
    }

    boolean isFull() {
        return bytes >= limit;
    }

    private static long sizeOf(FrameStart frame) {
        return frame.header().length() + OVERHEAD;
    }
}
