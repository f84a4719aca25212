package ocpp.emulator.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One outlet, its meter and what is plugged in: voltages wander, the vehicle takes what its curve and the limit leave it,
 * P = U * I * cos phi over the phases in use, and the register is the integral of P.
 */
public final class EnergyMeter {
    private static final double POWER_FACTOR = 0.99;
    private static final double REACTIVE = Math.sqrt(1 - POWER_FACTOR * POWER_FACTOR) / POWER_FACTOR;
    private static final double WANDER = 0.01;
    private static final double EMPTY_BATTERY_VOLTS = 340;
    private static final double BATTERY_VOLTS_RISE = 70;
    private static final double AMBIENT = 22;
    private static final double WARMEST_RISE = 35;
    private static final double WARMING_SECONDS = 900;
    private static final Duration STEP = Duration.ofSeconds(1);

    private final RandomGenerator random;
    private final double[] volts = new double[3];
    private final double[] amps = new double[3];
    private Outlet outlet;
    private Instant at;
    private double registerWh;
    private double reactiveVarh;
    private double watts;
    private double hertz = 50;
    private double celsius = AMBIENT;
    private PowerLimit offered = PowerLimit.ZERO;
    private @Nullable Vehicle vehicle;
    private boolean paused;

    /** @param registerWh what the register shows already */
    public EnergyMeter(Outlet outlet, double registerWh, Instant start, RandomGenerator random) {
        this.outlet = outlet;
        this.registerWh = registerWh;
        this.at = start;
        this.random = random;
        Arrays.fill(volts, outlet.voltage());
    }

    /** Plugs a vehicle in, or pulls it out with null; no energy flows before {@link #offer}. */
    public void plug(@Nullable Vehicle plugged) {
        vehicle = plugged;
        paused = false;
        offered = PowerLimit.ZERO;
        settle(0);
    }

    /** Has the vehicle take nothing though it is offered some, or take again. */
    public void pause(boolean pausing) {
        paused = pausing;
        settle(Math.min(watts, wanted()));
    }

    /** Sets what the vehicle may take from now on; less than before holds at once. */
    public void offer(PowerLimit limit) {
        offered = limit;
        settle(Math.min(watts, wanted()));
    }

    /** Rewires the outlet. */
    public void wire(Outlet rewired) {
        outlet = rewired;
        settle(watts);
    }

    /** Lets the time pass up to this instant; an earlier one changes nothing. */
    public void advance(Instant to) {
        while (at.isBefore(to)) {
            Duration left = Duration.between(at, to);
            Duration step = watts > 0 || wanted() > 0 ? shorter(left, STEP) : left;
            pass(step.toNanos() / 1e9);
            at = at.plus(step);
        }
    }

    /** What the meter shows after the last {@link #advance}. */
    public Readings read() {
        double soc = vehicle == null ? -1 : vehicle.soc();
        double batteryVolts = EMPTY_BATTERY_VOLTS + BATTERY_VOLTS_RISE * Math.max(0, soc) / 100;
        return new Readings(
                registerWh,
                reactiveVarh,
                outlet.directCurrent() ? List.of(batteryVolts) : boxed(volts),
                outlet.directCurrent() ? List.of(watts / batteryVolts) : boxed(amps),
                watts,
                watts * REACTIVE,
                available(),
                hertz,
                celsius,
                soc);
    }

    /** What a meter at the grid side of the outlet would show: alternating current, and no vehicle. */
    public Readings readGrid() {
        Readings outletSide = read();
        return new Readings(
                registerWh,
                reactiveVarh,
                boxed(volts),
                boxed(amps),
                watts,
                outletSide.vars(),
                outletSide.offered(),
                hertz,
                celsius,
                -1);
    }

    /** Whether the vehicle could charge by what is offered (SC-RUN-02). */
    public boolean offersEnough() {
        PowerLimit limit = available();
        if (outlet.directCurrent()) {
            return vehicle != null && Math.min(limit.amps(), limit.watts()) > 0;
        }
        double amps = Math.min(limit.amps(), limit.watts() / (outlet.voltage() * phasesInUse()));
        return vehicle != null && amps >= VehicleModel.LEAST_AMPS;
    }

    /** Whether the vehicle would take energy if there were enough. */
    public boolean vehicleWantsEnergy() {
        return vehicle != null && !paused && vehicle.wantsEnergy();
    }

    /** W that the vehicle would take without any limit but the outlet's own. */
    public double demand() {
        return vehicle == null ? 0 : appetite(vehicle, new PowerLimit(outlet.maxAmps(), outlet.maxWatts()));
    }

    /** A per phase at the grid that the vehicle would take without any limit but the outlet's own. */
    public double demandAmps() {
        Vehicle taker = vehicle;
        if (taker == null || paused) {
            return 0;
        }
        double part = taker.model().part(taker.soc());
        return outlet.directCurrent()
                ? Math.min(outlet.maxAmps(), demand() / (phaseVolts() * POWER_FACTOR))
                : Math.min(outlet.maxAmps(), taker.model().maxAmps() * part);
    }

    /** What was offered last. */
    public PowerLimit offered() {
        return offered;
    }

    /** Up to when it has advanced. */
    public Instant at() {
        return at;
    }

    public double registerWh() {
        return registerWh;
    }

    private void pass(double seconds) {
        wander(seconds);
        double wanted = wanted();
        double ramp = vehicle == null ? 0 : vehicle.model().wattsPerSecond() * seconds;
        double before = watts;
        settle(Math.min(wanted, before + ramp));
        double wattHours = (wanted < before ? watts : (before + watts) / 2) * seconds / 3600;
        registerWh += wattHours;
        reactiveVarh += wattHours * REACTIVE;
        if (vehicle != null) {
            vehicle.take(wattHours);
        }
        double warmest = AMBIENT + WARMEST_RISE * watts / Math.max(1, outlet.maxWatts());
        celsius += (warmest - celsius) * Math.min(1, seconds / WARMING_SECONDS);
    }

    /** Sets the power and, from it, the currents. */
    private void settle(double power) {
        watts = power;
        Arrays.fill(amps, 0);
        int phases = phasesInUse();
        double sum = 0;
        for (int phase = 0; phase < phases; phase++) {
            sum += volts[outlet.lines().get(phase) - 1];
        }
        for (int phase = 0; phase < phases; phase++) {
            amps[outlet.lines().get(phase) - 1] = power / (sum * POWER_FACTOR);
        }
    }

    /** W that the vehicle takes as soon as it has ramped up. */
    private double wanted() {
        return vehicle == null || paused || !offersEnough() ? 0 : appetite(vehicle, available());
    }

    private double appetite(Vehicle taker, PowerLimit limit) {
        VehicleModel model = taker.model();
        double part = model.part(taker.soc());
        if (outlet.directCurrent()) {
            double grid = limit.amps() * phaseVolts() * POWER_FACTOR;
            return Math.min(part * model.maxDcWatts(), Math.min(grid, limit.watts()));
        }
        double current = Math.min(limit.amps(), Math.min(outlet.maxAmps(), model.maxAmps() * part));
        return Math.min(current * phaseVolts() * POWER_FACTOR, limit.watts());
    }

    private PowerLimit available() {
        return new PowerLimit(Math.min(offered.amps(), outlet.maxAmps()), Math.min(offered.watts(), outlet.maxWatts()));
    }

    /** The sum of the voltages that the vehicle draws from. */
    private double phaseVolts() {
        double sum = 0;
        for (int phase = 0; phase < phasesInUse(); phase++) {
            sum += volts[outlet.lines().get(phase) - 1];
        }
        return sum;
    }

    private int phasesInUse() {
        int wired = outlet.lines().size();
        return vehicle == null || outlet.directCurrent()
                ? wired
                : Math.min(wired, vehicle.model().phases());
    }

    private void wander(double seconds) {
        double pull = Math.min(1, seconds / 30);
        for (int line = 0; line < volts.length; line++) {
            double target = outlet.voltage() * (1 + WANDER * (2 * random.nextDouble() - 1));
            volts[line] += (target - volts[line]) * pull;
        }
        hertz += (50 + 0.03 * (2 * random.nextDouble() - 1) - hertz) * pull;
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
