package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;

/** A message that was not valid and was kept as it came, and what was wrong with it. */
public record KeptMessageRecord(
        String chargePointId, String messageId, String action, String payload, String fault, Instant receivedAt) {

    static KeptMessageRecord read(Columns row) throws SQLException {
        return new KeptMessageRecord(
                row.text("charge_point_id"),
                row.text("message_id"),
                row.text("action"),
                row.text("payload"),
                row.text("fault"),
                row.time("received_at"));
    }
}
