package ocpp.smartcharging;

import java.math.BigDecimal;
import ocpp.protocol.smartcharging.ChargingRateUnit;

/**
 * Exact conversion of limits into one unit (SC-COMP-06): A = W / (V * phases), each limit with its own phases.
 * Amperes are counted in 1/(60 V) A, which every W / (V * phases) is a whole multiple of; watts in 0.1 W.
 */
record Conversion(ChargingRateUnit unit, int voltage) {

    long scaled(Limit limit) {
        if (limit == Limit.NONE) {
            return Long.MAX_VALUE;
        }
        return switch (unit) {
            case A ->
                limit.unit() == ChargingRateUnit.A ? limit.tenths() * 6 * voltage : limit.tenths() * 6 / limit.phases();
            case W -> limit.unit() == ChargingRateUnit.W ? limit.tenths() : limit.tenths() * voltage * limit.phases();
        };
    }

    /** Rounded down to one decimal, so that no limit is ever exceeded. */
    BigDecimal roundedDown(long scaled) {
        long tenths = unit == ChargingRateUnit.A ? scaled / (6L * voltage) : scaled;
        return tenths % 10 == 0 ? BigDecimal.valueOf(tenths / 10) : BigDecimal.valueOf(tenths, 1);
    }
}
