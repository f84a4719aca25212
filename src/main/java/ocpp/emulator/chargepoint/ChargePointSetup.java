package ocpp.emulator.chargepoint;

import java.util.LinkedHashMap;
import java.util.Map;
import ocpp.emulator.configuration.Configuration;
import ocpp.emulator.configuration.ConfigurationKey;
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
 * @param vendorId of the DataTransfer that it understands: messageId {@code Echo} gives the data back
 * @param signedFirmwareOnly whether UpdateFirmware is refused, as a charge point with secure updates does (FW-08)
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
        boolean ownClock,
        String vendorId,
        boolean signedFirmwareOnly) {

    private static final int MOST_CONNECTORS = 64;
    private static final String VENDOR_ID = "org.ocpp-pekko";

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
                chargePointId,
                template,
                template.connectors(),
                Map.of(),
                vehicle,
                BackOff.STANDARD,
                1,
                false,
                false,
                VENDOR_ID,
                false);
    }

    /** With this template and its number of connectors. */
    public ChargePointSetup withTemplate(ChargePointTemplate other) {
        return copy(other, other.connectors(), configuration, vehicle);
    }

    public ChargePointSetup withConnectors(int number) {
        return copy(template, number, configuration, vehicle);
    }

    /** With this value of a configuration key; NumberOfConnectors gives it so many connectors. */
    public ChargePointSetup with(String key, String value) {
        if (ConfigurationKey.named(key) == ConfigurationKey.NumberOfConnectors) {
            return withConnectors(number(value));
        }
        Map<String, String> changed = new LinkedHashMap<>(configuration);
        changed.put(key, value);
        return copy(template, connectors, changed, vehicle);
    }

    public ChargePointSetup withVehicle(ArrivingVehicle other) {
        return copy(template, connectors, configuration, other);
    }

    public ChargePointSetup withBackOff(BackOff other) {
        return options(other, seed, persistent, ownClock);
    }

    public ChargePointSetup withSeed(long other) {
        return options(backOff, other, persistent, ownClock);
    }

    public ChargePointSetup withPersistence(boolean kept) {
        return options(backOff, seed, kept, ownClock);
    }

    public ChargePointSetup withOwnClock(boolean own) {
        return options(backOff, seed, persistent, own);
    }

    public ChargePointSetup withVendorId(String known) {
        return new ChargePointSetup(
                chargePointId,
                template,
                connectors,
                configuration,
                vehicle,
                backOff,
                seed,
                persistent,
                ownClock,
                known,
                signedFirmwareOnly);
    }

    public ChargePointSetup withSignedFirmwareOnly(boolean only) {
        return new ChargePointSetup(
                chargePointId,
                template,
                connectors,
                configuration,
                vehicle,
                backOff,
                seed,
                persistent,
                ownClock,
                vendorId,
                only);
    }

    private static int number(String value) {
        return value.matches("[0-9]{1,3}") ? Integer.parseInt(value) : 0;
    }

    private ChargePointSetup copy(
            ChargePointTemplate kind, int number, Map<String, String> values, ArrivingVehicle usual) {
        return new ChargePointSetup(
                chargePointId,
                kind,
                number,
                values,
                usual,
                backOff,
                seed,
                persistent,
                ownClock,
                vendorId,
                signedFirmwareOnly);
    }

    private ChargePointSetup options(BackOff waits, long dice, boolean kept, boolean own) {
        return new ChargePointSetup(
                chargePointId,
                template,
                connectors,
                configuration,
                vehicle,
                waits,
                dice,
                kept,
                own,
                vendorId,
                signedFirmwareOnly);
    }
}
