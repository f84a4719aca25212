package ocpp.emulator.link;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a network. TCP loses no text within a connection: what is lost is sent again after 200 ms, then after
 * twice as long, and what was sent behind it waits; after {@value #MOST_LOSSES} losses in a row the connection is cut.
 * Thread-safe.
 */
public final class Way {
    private static final Duration RETRANSMISSION = Duration.ofMillis(200);
    private static final int MOST_LOSSES = 6;

    private final RandomGenerator random;
    private final Mangler mangler;
    private Duration latency = Duration.ZERO;
    private double loss;
    private Instant lastArrival = Instant.MIN;

    /**
     * A text on its way.
     *
     * @param lost whether it never arrives, and the connection is cut at its arrival
     */
    public record Passage(byte[] text, Instant arrival, boolean lost) {}

    Way(RandomGenerator random) {
        this.random = random;
        this.mangler = new Mangler(Set.of(), 0, random, messageId -> {});
    }

    synchronized void latency(Duration length) {
        latency = length;
    }

    synchronized void loss(double rate) {
        loss = rate;
    }

    /** Mangles this part of the texts from now on, 0 to 1. */
    public void mangle(Set<Mangling> kinds, double rate) {
        mangler.change(kinds, rate);
    }

    /**
     * What goes over the wire in place of a text that is sent now, in order; none where it is held for the next one to
     * overtake it.
     *
     * @param travel what it takes anyway
     */
    public synchronized List<Passage> pass(byte[] text, Instant now, Duration travel) {
        List<Passage> passages = new ArrayList<>();
        for (byte[] leaving : mangler.leaving(text, now)) {
            passages.add(passage(leaving, now.plus(travel)));
        }
        return passages;
    }

    /** A text that was held for {@link Mangler#LONGEST_HOLD} and leaves now; null where there is none. */
    public synchronized @Nullable Passage overdue(Instant now) {
        byte[] text = mangler.overdue(now);
        return text == null ? null : passage(text, now);
    }

    synchronized void connected() {
        mangler.forget();
        lastArrival = Instant.MIN;
    }

    private Passage passage(byte[] text, Instant earliest) {
        Duration wait = latency;
        Duration retransmission = RETRANSMISSION;
        int losses = 0;
        while (losses < MOST_LOSSES && loss > 0 && random.nextDouble() < loss) {
            losses++;
            wait = wait.plus(retransmission);
            retransmission = retransmission.multipliedBy(2);
        }
        Instant arrival = earliest.plus(wait);
        lastArrival = arrival.isAfter(lastArrival) ? arrival : lastArrival;
        return new Passage(text, lastArrival, losses == MOST_LOSSES);
    }
}
