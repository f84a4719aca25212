package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was not valid and was kept as it came.
 *
 * @param fault what was wrong with it
 * @param transactionId the id that a StartTransaction was given, else null
 */
public record KeptMessageRecord(
        String chargePointId,
        String messageId,
        String action,
        String payload,
        String fault,
        @Nullable Integer transactionId,
        Instant receivedAt) {

    static KeptMessageRecord read(Columns row) throws SQLException {
        return new KeptMessageRecord(
                row.text("charge_point_id"),
                row.text("message_id"),
                row.text("action"),
                row.text("payload"),
                row.text("fault"),
                row.integerOrNull("transaction_id"),
                row.time("received_at"));
    }
}
