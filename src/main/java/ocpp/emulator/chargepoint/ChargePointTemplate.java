package ocpp.emulator.chargepoint;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A kind of charge point.
 *
 * @param model chargePointModel of the BootNotification
 * @param connectors the usual number of connectors
 * @param directCurrent whether it delivers direct current
 * @param phases phases of the grid at each connector, 1 to 3
 * @param maxAmps A per phase at the grid, each connector
 * @param maxWatts W at each connector
 * @param stationMaxAmps the fuse of the whole charge point, A per phase
 * @param fixedCable whether the cables are fixed to it, so that nothing is locked
 */
public record ChargePointTemplate(
        String model,
        int connectors,
        boolean directCurrent,
        int phases,
        double maxAmps,
        double maxWatts,
        double stationMaxAmps,
        boolean fixedCable) {

    /** Nominal voltage between line and neutral, V. */
    public static final int VOLTAGE = 230;

    private static final Map<String, ChargePointTemplate> KNOWN = new TreeMap<>(Map.of(
            "ac-3.7kw-1ph", new ChargePointTemplate("ac-3.7kw-1ph", 1, false, 1, 16, 3_680, 16, false),
            "ac-7.4kw-1ph", new ChargePointTemplate("ac-7.4kw-1ph", 1, false, 1, 32, 7_360, 32, true),
            "ac-11kw-3ph", new ChargePointTemplate("ac-11kw-3ph", 1, false, 3, 16, 11_040, 16, false),
            "ac-22kw-3ph", new ChargePointTemplate("ac-22kw-3ph", 2, false, 3, 32, 22_080, 64, false),
            "dc-50kw", new ChargePointTemplate("dc-50kw", 1, true, 3, 80, 50_000, 80, true),
            "dc-150kw", new ChargePointTemplate("dc-150kw", 2, true, 3, 240, 150_000, 480, true),
            "dc-150kw-ccs", new ChargePointTemplate("dc-150kw-ccs", 2, true, 3, 240, 150_000, 480, true),
            "dc-300kw", new ChargePointTemplate("dc-300kw", 2, true, 3, 480, 300_000, 960, true)));

    /** The template of this name; throws IllegalArgumentException that lists the names there are. */
    public static ChargePointTemplate named(String name) {
        ChargePointTemplate template = KNOWN.get(name.toLowerCase(Locale.ROOT));
        if (template == null) {
            throw new IllegalArgumentException("template " + name + " (expected: one of " + KNOWN.keySet() + ")");
        }
        return template;
    }
}
