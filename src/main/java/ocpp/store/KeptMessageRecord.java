package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message about a transaction that was not valid, was mended and is kept as it came.
 *
 * @param repairs the rules that mended it
 * @param transactionId of the transaction that it is about as far as it is known, null for none
 */
public record KeptMessageRecord(
        String chargePointId,
        String messageId,
        String action,
        String payload,
        List<String> repairs,
        @Nullable Integer transactionId,
        Instant receivedAt) {

    static KeptMessageRecord read(Columns row) throws SQLException {
        return new KeptMessageRecord(
                row.text("charge_point_id"),
                row.text("message_id"),
                row.text("action"),
                row.text("payload"),
                List.of(row.text("repairs").split(",", -1)),
                row.integerOrNull("transaction_id"),
                row.time("received_at"));
    }
}
