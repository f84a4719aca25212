package ocpp.emulator.fleet;

import java.time.Duration;

/**
 * A vehicle at a charge point.
 *
 * @param arrival when it is plugged in, after the start of the fleet
 * @param stay from then until it is pulled out
 * @param energyWh what it wants
 * @param idTag of its driver
 */
record Visit(Duration arrival, Duration stay, double energyWh, String idTag) {

    /** The same, at another time. */
    Visit at(Duration time) {
        return new Visit(time, stay, energyWh, idTag);
    }

    Duration departure() {
        return arrival.plus(stay);
    }
}
