package ocpp.emulator.scenario.virtual;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A time that goes from one thing to do to the next, in order of their times and then of their planning. */
final class Timeline {
    private final Instant start;
    private final PriorityQueue<Planned> planned =
            new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparing(Planned::sequence));
    private Instant now;
    private long sequence;

    private record Planned(Instant at, long sequence, Runnable action) {}

    Timeline(Instant start) {
        this.start = start;
        this.now = start;
    }

    Instant now() {
        return now;
    }

    /** Nanoseconds since the start. */
    long nanos() {
        return Duration.between(start, now).toNanos();
    }

    void after(Duration wait, Runnable action) {
        planned.add(new Planned(now.plus(wait), sequence++, action));
    }

    /** Does the next thing that is due by then; false where time has come there without one. */
    boolean advance(Instant deadline) {
        Planned next = planned.peek();
        if (next == null || next.at().isAfter(deadline)) {
            now = deadline.isAfter(now) ? deadline : now;
            return false;
        }
        planned.remove();
        now = next.at();
        next.action().run();
        return true;
    }
}
