package ocpp.emulator.meter;

/**
 * What an outlet may deliver.
 *
 * @param amps A per phase
 * @param watts W over all phases
 */
public record PowerLimit(double amps, double watts) {

    public static final PowerLimit ZERO = new PowerLimit(0, 0);

    public static final PowerLimit NONE = new PowerLimit(Double.MAX_VALUE, Double.MAX_VALUE);
}
