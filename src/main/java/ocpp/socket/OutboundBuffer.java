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

    OutboundBuffer(long limit) {
        this.limit = limit;
    }

    void add(FrameStart frame) {
        frames.add(frame);
        bytes += sizeOf(frame);
    }

    /** The frame that waits longest; there must be one. */
    FrameStart remove() {
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

    boolean isFull() {
        return bytes >= limit;
    }

    private static long sizeOf(FrameStart frame) {
        return frame.header().length() + OVERHEAD;
    }
}
