package ocpp.smartcharging;

import java.math.BigDecimal;
import java.math.RoundingMode;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import org.jspecify.annotations.Nullable;

/**
 * A limit as it was given.
 *
 * @param tenths of an ampere per phase, or of a watt in total
 * @param numberPhases as given, or null
 */
record Limit(long tenths, ChargingRateUnit unit, @Nullable Integer numberPhases) {
    static final Limit NONE = new Limit(Long.MAX_VALUE, ChargingRateUnit.A, null);

    /** Above every hardware limit, and small enough that conversions and sums stay within a long. */
    private static final BigDecimal LARGEST = BigDecimal.valueOf(100_000_000_000L);

    static Limit of(ChargingSchedulePeriod period, ChargingRateUnit unit) {
        return new Limit(tenths(period.limit()), unit, period.numberPhases());
    }

    static Limit amperes(BigDecimal amperes, int phases) {
        return new Limit(tenths(amperes), ChargingRateUnit.A, phases);
    }

    /** The phases to convert with: 3 where none are given (7.14, errata 3.68). */
    int phases() {
        return numberPhases == null ? 3 : Math.max(1, Math.min(3, numberPhases));
    }

    private static long tenths(BigDecimal value) {
        return value.min(LARGEST)
                .max(BigDecimal.ZERO)
                .movePointRight(1)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
    }
}
