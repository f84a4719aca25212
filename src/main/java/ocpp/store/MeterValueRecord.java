package ocpp.store;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sampled value; measurand, phase, location, context and format are spelt as on the wire.
 *
 * @param sampledAt the time the station gave
 * @param value in the normal unit, null where the text is no number
 * @param rawValue as the station sent it
 */
public record MeterValueRecord(
        String chargePointId,
        int connectorId,
        @Nullable Integer transactionId,
        Instant sampledAt,
        Instant receivedAt,
        String measurand,
        @Nullable String phase,
        String location,
        String context,
        String format,
        @Nullable BigDecimal value,
        @Nullable String unit,
        String rawValue,
        @Nullable String rawUnit) {

    static MeterValueRecord read(Columns row) throws SQLException {
        return new MeterValueRecord(
                row.text("charge_point_id"),
                row.integer("connector_id"),
                row.integerOrNull("transaction_id"),
                row.time("sampled_at"),
                row.time("received_at"),
                row.text("measurand"),
                row.textOrNull("phase"),
                row.text("location"),
                row.text("context"),
                row.text("format"),
                row.decimalOrNull("value"),
                row.textOrNull("unit"),
                row.text("raw_value"),
                row.textOrNull("raw_unit"));
    }
}
