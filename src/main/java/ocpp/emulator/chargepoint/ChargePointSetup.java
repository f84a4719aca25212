package ocpp.emulator.chargepoint;

import java.util.LinkedHashMap;
import java.util.Map;
import ocpp.emulator.configuration.Configuration;
import ocpp.emulator.meter.ArrivingVehicle;
import ocpp.emulator.meter.VehicleModel;

/**
 * What a virtual charge point is made of.
 *
 * @param connectors 1 to 64
 * @param configuration values of configuration keys that differ from the defaults, read-only ones too
 * @param vehicle the one that {@link Input.Plug} brings where it names none
 * @param seed of everything random: equal seeds and inputs give equal effects
 * @param persistent whether {@link Effect.Journal} tells what is to be kept
 * @param ownClock whether the time of the central system is ignored; else it sets the clock (BOOT-05)
 */
public record ChargePointSetup(
        String chargePointId,
        ChargePointTemplate template,
        int connectors,
        Map<String, String> configuration,
        ArrivingVehicle vehicle,
        BackOff backOff,
        long seed,
        boolean persistent,
        boolean ownClock) {
    private static final int MOST_CONNECTORS = 64;

    /** Throws IllegalArgumentException for a number of connectors, a key or a value there is not; the message names it. */
    public ChargePointSetup {
        if (connectors < 1 || connectors > MOST_CONNECTORS) {
            throw new IllegalArgumentException(
                    "connectors: " + connectors + " (expected: 1 to " + MOST_CONNECTORS + ")");
        }
        configuration = Map.copyOf(configuration);
        Configuration checked = new Configuration();
        configuration.forEach(checked::preset);
    }

    /** A charge point of 22 kW with a Volkswagen ID.3 at 35 % and the standard configuration. */
    public static ChargePointSetup of(String chargePointId) {
        ChargePointTemplate template = ChargePointTemplate.named("ac-22kw-3ph");
        ArrivingVehicle vehicle = new ArrivingVehicle(VehicleModel.named("id3-58kwh"), 35);
        return new ChargePointSetup(
                chargePointId, template, template.connectors(), Map.of(), vehicle, BackOff.STANDARD, 1, false, false);
    }

    /** With this template and its number of connectors. */
    public ChargePointSetup withTemplate(ChargePointTemplate other) {
        return new ChargePointSetup(
                chargePointId, other, other.connectors(), configuration, vehicle, backOff, seed, persistent, ownClock);
    }

    public ChargePointSetup withConnectors(int number) {
        return new ChargePointSetup(
                chargePointId, template, number, configuration, vehicle, backOff, seed, persistent, ownClock);
    }

    /** With this value of a configuration key. */
    public ChargePointSetup with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(configuration);
        changed.put(key, value);
        return new ChargePointSetup(
                chargePointId, template, connectors, changed, vehicle, backOff, seed, persistent, ownClock);
    }

    public ChargePointSetup withVehicle(ArrivingVehicle other) {
        return new ChargePointSetup(
                chargePointId, template, connectors, configuration, other, backOff, seed, persistent, ownClock);
    }

    public ChargePointSetup withBackOff(BackOff other) {
        return new ChargePointSetup(
                chargePointId, template, connectors, configuration, vehicle, other, seed, persistent, ownClock);
    }

    public ChargePointSetup withSeed(long other) {
        return new ChargePointSetup(
                chargePointId, template, connectors, configuration, vehicle, backOff, other, persistent, ownClock);
    }

    public ChargePointSetup withPersistence(boolean kept) {
        return new ChargePointSetup(
                chargePointId, template, connectors, configuration, vehicle, backOff, seed, kept, ownClock);
    }

    public ChargePointSetup withOwnClock(boolean own) {
        return new ChargePointSetup(
                chargePointId, template, connectors, configuration, vehicle, backOff, seed, persistent, own);
    }
}
