package ocpp.emulator.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Connections on their way back after their links were down.
 *
 * @param at when they may come back, after the start of the fleet
 * @param since the same instant
 */
record Returning(Duration at, Instant since, int affected, Queue<Duration> back) {

    Returning(Duration at, Instant since, int affected) {
        this(at, since, affected, new ConcurrentLinkedQueue<>());
    }

    void isBack(Instant now) {
        back.add(Duration.between(since, now));
    }

    FleetResults.Recovery recovery() {
        return new FleetResults.Recovery(at, affected, List.copyOf(back));
    }
}
