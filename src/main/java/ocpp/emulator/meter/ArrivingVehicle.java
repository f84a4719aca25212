package ocpp.emulator.meter;

/**
 * A vehicle as it comes to a connector.
 *
 * @param soc state of charge, percent
 */
public record ArrivingVehicle(VehicleModel model, double soc) {

    /** Throws IllegalArgumentException for a state of charge beyond 0 to 100. */
    public ArrivingVehicle {
        if (!(soc >= 0 && soc <= 100)) {
            throw new IllegalArgumentException("soc: " + soc + " (expected: 0 to 100)");
        }
    }
}
