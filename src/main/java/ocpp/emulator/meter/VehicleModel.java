package ocpp.emulator.meter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a vehicle takes.
 *
 * @param batteryWh what the battery holds
 * @param phases of its on-board charger, 1 to 3
 * @param maxAmps of its on-board charger, A per phase
 * @param maxDcWatts by direct current, W; 0 where it has no such inlet
 * @param efficiency from the outlet into the battery, 0 to 1
 * @param wattsPerSecond how fast it raises its power; it lowers it at once
 * @param curve what part of its greatest power it takes, by state of charge
 */
public record VehicleModel(
        double batteryWh,
        int phases,
        double maxAmps,
        double maxDcWatts,
        double efficiency,
        double wattsPerSecond,
        List<CurvePoint> curve) {

    /** Below this current per phase a vehicle cannot charge (IEC 61851-1). */
    public static final double LEAST_AMPS = 6.0;

    /** At this state of charge (percent) the vehicle takes this part (0 to 1) of its greatest power. */
    public record CurvePoint(double soc, double part) {}

    private static final List<CurvePoint> AC_CURVE =
            List.of(new CurvePoint(0, 1), new CurvePoint(95, 1), new CurvePoint(100, 0.25));
    private static final List<CurvePoint> DC_CURVE = List.of(
            new CurvePoint(0, 0.8),
            new CurvePoint(10, 1),
            new CurvePoint(45, 1),
            new CurvePoint(80, 0.45),
            new CurvePoint(95, 0.15),
            new CurvePoint(100, 0.05));

    private static final Map<String, VehicleModel> KNOWN = new TreeMap<>(Map.of(
            "id3-58kwh", new VehicleModel(58_000, 3, 16, 120_000, 0.92, 4_000, DC_CURVE),
            "zoe-52kwh", new VehicleModel(52_000, 3, 32, 50_000, 0.89, 3_000, DC_CURVE),
            "model3-75kwh", new VehicleModel(75_000, 3, 16, 170_000, 0.93, 8_000, DC_CURVE),
            "ioniq5-77kwh", new VehicleModel(77_400, 3, 16, 230_000, 0.93, 10_000, DC_CURVE),
            "leaf-40kwh", new VehicleModel(39_000, 1, 32, 46_000, 0.88, 2_000, DC_CURVE),
            "phev-12kwh", new VehicleModel(12_000, 1, 16, 0, 0.87, 1_000, AC_CURVE)));

    /** Throws IllegalArgumentException for values no vehicle has. */
    public VehicleModel {
        if (batteryWh <= 0 || phases < 1 || phases > 3 || efficiency <= 0 || efficiency > 1 || curve.isEmpty()) {
            throw new IllegalArgumentException("a vehicle has a battery above 0 Wh, 1 to 3 phases, an efficiency above"
                    + " 0 up to 1 and a curve of one point or more");
        }
        curve = List.copyOf(curve);
    }

    /** The model of this name; throws IllegalArgumentException that lists the names there are. */
    public static VehicleModel named(String name) {
        VehicleModel model = KNOWN.get(name.toLowerCase(Locale.ROOT));
        if (model == null) {
            throw new IllegalArgumentException("vehicle " + name + " (expected: one of " + KNOWN.keySet() + ")");
        }
        return model;
    }

    /** The part of its greatest power that the vehicle takes at this state of charge (percent); 0 when it is full. */
    public double part(double soc) {
        if (soc >= 100) {
            return 0;
        }
        CurvePoint before = curve.get(0);
        for (CurvePoint after : curve) {
            if (soc < after.soc()) {
                double width = after.soc() - before.soc();
                double way = width <= 0 ? 1 : (soc - before.soc()) / width;
                return before.part() + way * (after.part() - before.part());
            }
            before = after;
        }
        return before.part();
    }
}
