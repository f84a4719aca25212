package ocpp.smartcharging;

import java.util.Set;
import ocpp.protocol.smartcharging.ChargingRateUnit;

/**
 * What a charge point takes of smart charging (section 9.4).
 *
 * @param maxStackLevel ChargeProfileMaxStackLevel
 * @param maxPeriods ChargingScheduleMaxPeriods, of one schedule
 * @param maxProfiles MaxChargingProfilesInstalled
 * @param allowedUnits ChargingScheduleAllowedChargingRateUnit, at least one
 */
public record Capabilities(int maxStackLevel, int maxPeriods, int maxProfiles, Set<ChargingRateUnit> allowedUnits) {

    /** Throws IllegalArgumentException where no unit is allowed. */
    public Capabilities {
        if (allowedUnits.isEmpty()) {
            throw new IllegalArgumentException("allowedUnits: none (expected: A, W or both)");
        }
        allowedUnits = Set.copyOf(allowedUnits);
    }
}
