package ocpp.emulator.scenario.real;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that begins with that of the machine and goes so many times as fast. Thread-safe. */
final class PacedClock implements InstantSource {
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();
    private final int factor;

    PacedClock(int factor) {
        this.factor = factor;
    }

    @Override
    public Instant instant() {
        return start.plusNanos(factor * (System.nanoTime() - startNanos)).truncatedTo(ChronoUnit.MICROS);
    }

    /** What the clock of the machine shows when this one shows that. */
    Instant real(Instant at) {
        return start.plus(Duration.between(start, at).dividedBy(factor));
    }

    /** How long it takes by the clock of the machine. */
    Duration real(Duration length) {
        return length.dividedBy(factor);
    }

    /** How long it takes by this clock when it takes so long by the clock of the machine. */
    Duration paced(Duration length) {
        return length.multipliedBy(factor);
    }

    /** When a wait ends that takes so long by this clock, but by the clock of the machine not less than {@code least}. */
    Instant deadline(Duration within, Duration least) {
        Duration floor = factor == 1 ? Duration.ZERO : least.multipliedBy(factor);
        return instant().plus(within.compareTo(floor) < 0 ? floor : within);
    }
}
