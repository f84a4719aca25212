package ocpp.emulator.meter;

import java.util.List;

/**
 * What a meter shows at one instant. Lists hold one entry for each line of the grid, or the one of a direct current; a
 * line without current reads 0 A.
 *
 * @param registerWh energy delivered since the meter was made; never falls
 * @param reactiveVarh reactive energy, likewise
 * @param volts V, line to neutral
 * @param amps A
 * @param watts W over all phases
 * @param vars var over all phases
 * @param offered what may be delivered at this instant
 * @param hertz of the grid
 * @param celsius within the charge point
 * @param soc of the vehicle, percent, negative where none is plugged in
 */
public record Readings(
        double registerWh,
        double reactiveVarh,
        List<Double> volts,
        List<Double> amps,
        double watts,
        double vars,
        PowerLimit offered,
        double hertz,
        double celsius,
        double soc) {}
