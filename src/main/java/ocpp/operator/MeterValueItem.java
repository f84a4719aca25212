package ocpp.operator;

import java.math.BigDecimal;
import java.time.Instant;
import ocpp.store.MeterValueRecord;
import org.jspecify.annotations.Nullable;

/**
 * A sampled value, its words spelt as on the wire.
 *
 * @param value in the unit, which is Wh, W, A, V and so on; null where the text is no number
 * @param rawValue as the charge point sent it
 */
record MeterValueItem(
        Instant time,
        String measurand,
        @Nullable BigDecimal value,
        @Nullable String unit,
        @Nullable String phase,
        String context,
        String location,
        String format,
        String rawValue,
        @Nullable String rawUnit) {

    static MeterValueItem of(MeterValueRecord value) {
        return new MeterValueItem(
                value.sampledAt(),
                value.measurand(),
                value.value(),
                value.unit(),
                value.phase(),
                value.context(),
                value.location(),
                value.format(),
                value.rawValue(),
                value.rawUnit());
    }
}
