package ocpp.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bounds how often one station may connect, so that one that connects without end costs the others nothing (EDGE-04). */
final class HandshakeRate {
    static final Duration WINDOW = Duration.ofSeconds(10);
    /** With more stations in a window than this none is counted. */
    private static final int STATIONS = 100_000;

    private final int most;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private volatile Instant windowEnd = Instant.MIN;

    /** @param most handshakes of one station in a window */
    HandshakeRate(int most) {
        this.most = most;
    }

    /** Counts a handshake; whether it may go on. From another host the same identity counts by itself: it may be another's. */
    boolean admits(String remoteHost, String chargePointId, Instant now) {
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            counts.clear();
        }
        return counts.size() >= STATIONS || counts.merge(remoteHost + " " + chargePointId, 1, Integer::sum) <= most;
    }
}
