package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import ocpp.emulator.chargepoint.BackOff;
import ocpp.emulator.chargepoint.ChargePointTemplate;

/**
 * A fleet: which charge points there are, who drives up to them, what befalls them and what is asked of the server.
 *
 * @param id its name in reports
 * @param seed from which every random choice follows
 * @param duration from the first connect to the end, when every transaction is stopped
 * @param stations how many charge points
 * @param idPattern identity of the charge point with a number from 1, in the manner of {@code SIM-%05d}
 * @param connect how they come to be connected
 * @param mix the kinds of charge points; the weights say how many of each
 * @param events what befalls them, in the order of time
 * @param slos what decides whether the run has passed
 */
public record FleetPlan(
        String id,
        long seed,
        Duration duration,
        int stations,
        String idPattern,
        Connecting connect,
        List<Kind> mix,
        List<FleetEvent> events,
        List<Slo> slos) {

    /** More charge points than this do not fit into one process. */
    public static final int MOST_STATIONS = 100_000;

    /**
     * How charge points connect.
     *
     * @param perSecond how many begin to connect in a second, at the start
     * @param backOff the waits before further tries
     */
    public record Connecting(double perSecond, BackOff backOff) {

        /** When the charge point of this index, from 0, begins to connect, after the start. */
        Duration begin(int index) {
            return Duration.ofNanos((long) (index * 1e9 / perSecond));
        }
    }

    /**
     * A kind of charge point.
     *
     * @param configuration values of configuration keys that differ from the defaults
     */
    public record Kind(
            double weight, ChargePointTemplate template, Map<String, String> configuration, Behaviour behaviour) {}

    /**
     * Who drives up.
     *
     * @param gaps seconds from one arrival at a connector to the next; who finds the connector taken drives on
     * @param stay seconds from plugging in to plugging out
     * @param energy Wh that the vehicle wants
     */
    public record Behaviour(Distribution gaps, Distribution stay, Distribution energy) {}

    /** The identity of the charge point of this index, from 0. */
    String identity(int index) {
        return String.format(idPattern, index + 1);
    }
}
