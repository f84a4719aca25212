package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.random.RandomGenerator;
import ocpp.emulator.fleet.FleetPlan.Behaviour;

/** The vehicles of one charge point, one after the other; they follow from the random numbers alone, not from the run. */
final class Visits {
    private static final double SHORTEST_GAP = 0.05;
    private static final double SHORTEST_STAY = 1;

    private final Behaviour behaviour;
    private final RandomGenerator random;
    private double arrival;
    private double departure;

    /** @param from when the first may come, after the start of the fleet */
    Visits(Behaviour behaviour, Duration from, RandomGenerator random) {
        this.behaviour = behaviour;
        this.random = random;
        this.arrival = from.toNanos() / 1e9;
        this.departure = arrival;
    }

    /** The next vehicle that finds the connector free. */
    Visit next() {
        do {
            arrival += Math.max(SHORTEST_GAP, behaviour.gaps().sample(random));
        } while (arrival < departure + SHORTEST_GAP);
        double stay = Math.max(SHORTEST_STAY, behaviour.stay().sample(random));
        departure = arrival + stay;
        double energy = behaviour.energy().sample(random);
        return new Visit(seconds(arrival), seconds(stay), energy, String.format("FLEET-%06X", random.nextInt(1 << 24)));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
