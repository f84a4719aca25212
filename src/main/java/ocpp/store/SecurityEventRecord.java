package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A security event that a station told; occurredAt is the time it gave. */
public record SecurityEventRecord(
        String chargePointId,
        String type,
        Instant occurredAt,
        Instant receivedAt,
        @Nullable String techInfo) {

    static SecurityEventRecord read(Columns row) throws SQLException {
        return new SecurityEventRecord(
                row.text("charge_point_id"),
                row.text("type"),
                row.time("occurred_at"),
                row.time("received_at"),
                row.textOrNull("tech_info"));
    }
}
