package ocpp.emulator.fleet;

import java.time.Duration;
import ocpp.emulator.fleet.FleetPlan.Connecting;

/** When the charge points of a fleet are switched on. A late process catches up by twice the rate, not by a flood. */
final class Ramp {
    private static final Duration SHORTEST_GAP = Duration.ofMillis(5);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Connecting connect;
    private final int stations;
    private Duration last = Duration.ZERO;

    Ramp(Connecting connect, int stations) {
        this.connect = connect;
        this.stations = stations;
    }

    /** How many more are to be switched on now, where so many are. */
    int due(int on, Duration now) {
        int allowed =
                (int) Math.max(1, 2 * connect.perSecond() * now.minus(last).toNanos() / 1e9);
        last = now;
        int due = 0;
        while (due < allowed && on + due < stations && connect.begin(on + due).compareTo(now) <= 0) {
            due++;
        }
        return due;
    }

    /** When to look again, where so many are on. */
    Duration next(int on, Duration now) {
        Duration planned = connect.begin(on);
        Duration soonest = now.plus(SHORTEST_GAP);
        return planned.compareTo(soonest) < 0 ? soonest : planned;
    }

    /** From when vehicles come to the charge point of this index, which is switched on now. */
    Duration open(int station, Duration now) {
        Duration planned = connect.begin(station);
        return now.minus(planned).compareTo(SECOND) > 0 ? now : planned;
    }
}
