package ocpp.operator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;

/** The sums over all charge points, one sample each {@link #EVERY}; the last hour is kept. Thread-safe. */
final class Totals {
    static final Duration EVERY = Duration.ofSeconds(10);
    private static final int KEPT = 360;

    private final Fleet fleet;
    private final InstantSource clock;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * The sums at one moment.
     *
     * @param charging connectors
     * @param faulted connectors, and charge points that are faulted as a whole
     * @param sessions open transactions
     * @param powerW of the open transactions of those connected
     */
    record Sample(Instant time, int known, int connected, int charging, int faulted, int sessions, BigDecimal powerW) {

        static Sample of(Collection<Unit> units, Instant time) {
            int connected = 0;
            int charging = 0;
            int faulted = 0;
            int sessions = 0;
            BigDecimal powerW = BigDecimal.ZERO;
            for (Unit unit : units) {
                connected += unit.isConnected() ? 1 : 0;
                charging += unit.count("Charging");
                faulted += unit.count("Faulted");
                sessions += unit.transactions().size();
                powerW = unit.isConnected() ? powerW.add(unit.powerW()) : powerW;
            }
            return new Sample(time, units.size(), connected, charging, faulted, sessions, powerW);
        }
    }

    /** The answer of the route. */
    private record Answer(List<Sample> items) {}

    Totals(Fleet fleet, InstantSource clock) {
        this.fleet = fleet;
        this.clock = clock;
    }

    /** Takes a sample; the oldest makes room. */
    void sample() {
        Sample sample = Sample.of(fleet.units(), clock.instant());
        synchronized (samples) {
            samples.addLast(sample);
            if (samples.size() > KEPT) {
                samples.removeFirst();
            }
        }
    }

    Route route() {
        return Route.of(
                        Method.GET,
                        "/api/v1/totals",
                        "The sums over all charge points, in the course of the last hour.")
                .tag("Charge points")
                .answers(200, "One sample each 10 s, oldest first.", Schemas.of(Answer.class))
                .by(request -> Replies.now(Replies.json(new Answer(samples()))));
    }

    /** Oldest first. */
    List<Sample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }
}
