package ocpp.socket;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Pings one peer and notices when it is dead. A ping is lost when nothing at all came from the peer, be it a pong or any
 * other frame, until the next one is due.
 */
final class Liveness {
    private final int lostUntilDead;
    private long intervalNanos;
    private long pingAt;
    private long sequence;
    private long sentAt;
    private boolean heard = true;
    private int lost;

    Liveness(Duration interval, int lostUntilDead, long nowNanos) {
        this.lostUntilDead = lostUntilDead;
        pingEvery(interval, nowNanos);
    }

    /** Zero sends no pings. */
    void pingEvery(Duration interval, long nowNanos) {
        intervalNanos = interval.toNanos();
        pingAt = nowNanos + intervalNanos;
        lost = 0;
    }

    void heard() {
        heard = true;
    }

    long nanosToPing(long nowNanos) {
        return intervalNanos == 0 ? Long.MAX_VALUE : pingAt - nowNanos;
    }

    /** The peer could not be heard for so long, because nothing was read. */
    void extend(long nanos) {
        pingAt += nanos;
    }

    /** The payload of a ping that is due now. Each differs from those before. */
    byte[] nextPing(long nowNanos) {
        lost = heard ? 0 : lost + 1;
        heard = false;
        sequence++;
        sentAt = nowNanos;
        pingAt = nowNanos + intervalNanos;
        return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
    }

    /** Whether the ping that is due now would find the peer dead. */
    boolean isDead() {
        return !heard && lost + 1 >= lostUntilDead;
    }

    /** The round trip in nanoseconds, negative where this is no answer to the last ping. */
    long roundTrip(byte[] pong, long nowNanos) {
        boolean answersLast = pong.length == Long.BYTES && ByteBuffer.wrap(pong).getLong() == sequence;
        return answersLast ? nowNanos - sentAt : -1;
    }
}
