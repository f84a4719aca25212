package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import ocpp.protocol.core.StopTransaction.Reason;
import org.jspecify.annotations.Nullable;

/** A StopTransaction that ended nothing: a repeated one, or one of a transaction that is not known (STOP-05). */
public record UnmatchedStopRecord(
        String chargePointId,
        int transactionId,
        Instant stoppedAt,
        Instant receivedAt,
        int meterStop,
        Reason reason,
        @Nullable String idTag,
        boolean repeated) {

    static UnmatchedStopRecord read(Columns row) throws SQLException {
        return new UnmatchedStopRecord(
                row.text("charge_point_id"),
                row.integer("transaction_id"),
                row.time("stopped_at"),
                row.time("received_at"),
                row.integer("meter_stop"),
                row.constant("reason", Reason.class),
                row.textOrNull("id_tag"),
                row.truth("repeated"));
    }
}
