package ocpp.emulator.chargepoint;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import ocpp.emulator.configuration.Configuration;
import ocpp.emulator.configuration.ConfigurationKey;

/** What all parts of a charge point share: its setup and configuration, the time, the dice, and the effects to come. */
final class Board {
    private final ChargePointSetup setup;
    private final Configuration configuration;
    private final RandomGenerator random;
    private final List<Effect> effects = new ArrayList<>();
    private final Deque<Runnable> afterwards = new ArrayDeque<>();
    private Instant now;
    private Duration clockAhead = Duration.ZERO;
    private boolean touched;

    /** @param starts how often it was made from a saved state before, so that no message id comes twice (J-RPC-06) */
    Board(ChargePointSetup setup, Instant now, int starts) {
        this.setup = setup;
        this.now = now;
        this.random = dice(setup.seed(), starts);
        this.configuration = new Configuration();
        configuration.put(ConfigurationKey.NumberOfConnectors, Integer.toString(setup.connectors()));
        setup.configuration().forEach(configuration::preset);
    }

    /** Each start has dice of its own. Seeds that lie side by side will not do: their sequences overlap. */
    private static RandomGenerator dice(long seed, int starts) {
        SplittableRandom dice = new SplittableRandom(seed);
        for (int start = 0; start < starts; start++) {
            dice = dice.split();
        }
        return dice;
    }

    ChargePointSetup setup() {
        return setup;
    }

    Configuration configuration() {
        return configuration;
    }

    RandomGenerator random() {
        return random;
    }

    void at(Instant instant) {
        now = instant.isBefore(now) ? now : instant;
    }

    /** The time by which it waits. */
    Instant now() {
        return now;
    }

    /** The time by its clock, which the central system sets; this stands in messages. */
    Instant time() {
        return clock(now);
    }

    /** What its clock shows at an instant. */
    Instant clock(Instant instant) {
        return instant.plus(clockAhead).truncatedTo(ChronoUnit.SECONDS);
    }

    /** How much its clock is ahead of {@link #now}. */
    Duration clockAhead() {
        return clockAhead;
    }

    /** Sets the clock; returns how far it jumped (BOOT-05, HB-08). */
    Duration setClock(Instant centralTime) {
        if (setup.ownClock()) {
            return Duration.ZERO;
        }
        Duration before = clockAhead;
        Duration ahead = Duration.between(now, centralTime);
        clockAhead = ahead.abs().compareTo(Duration.ofSeconds(1)) <= 0 ? Duration.ZERO : ahead;
        return clockAhead.minus(before).abs();
    }

    void emit(Effect effect) {
        effects.add(effect);
    }

    /** Does this when the input is handled, after the answer to it. */
    void afterwards(Runnable action) {
        afterwards.add(action);
    }

    void runAfterwards() {
        for (Runnable action = afterwards.poll(); action != null; action = afterwards.poll()) {
            action.run();
        }
    }

    /** What is kept over a loss of power has changed. */
    void touch() {
        touched = true;
    }

    /** Whether {@link #touch} was called since this was asked last. */
    boolean wasTouched() {
        boolean was = touched;
        touched = false;
        return was;
    }

    /** The effects since this was asked last. */
    List<Effect> drain() {
        List<Effect> drained = List.copyOf(effects);
        effects.clear();
        return drained;
    }

    String newMessageId() {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | (1L << 63);
        return new UUID(high, low).toString();
    }
}
