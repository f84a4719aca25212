package ocpp.smartcharging;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the wires of a charge point carry.
 *
 * @param connectors connectors 1 to this number exist
 * @param voltage nominal voltage between line and neutral, V
 * @param phases phases wired to each connector, 1 to 3
 * @param connectorMaxA what one connector carries, A per phase
 * @param stationMaxA the fuse of the whole charge point, A per phase, or null where the connectors are the only limit
 */
public record Hardware(
        int connectors,
        int voltage,
        int phases,
        BigDecimal connectorMaxA,
        @Nullable BigDecimal stationMaxA) {

    /** Takes 1 to 1000 V and 1 to 3 phases; throws IllegalArgumentException beyond. */
    public Hardware {
        if (voltage < 1 || voltage > 1000) {
            throw new IllegalArgumentException("voltage: " + voltage + " (expected: 1 to 1000)");
        }
        if (phases < 1 || phases > 3) {
            throw new IllegalArgumentException("phases: " + phases + " (expected: 1 to 3)");
        }
    }
}
