package ocpp.store;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.station.TransactionEvent.TransactionFlag;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as it is kept; energies in Wh.
 *
 * @param idTagStatus what the station was told of the tag
 * @param startedAt the time the station gave
 * @param startReceivedAt when it was told here
 * @param energyWh up to now, or to its end
 * @param supersededBy the transaction that started on its connector before it was stopped
 * @param stoppedAt the time the station or the operator gave, null while it is open
 * @param reportedTransactionId the id its StopTransaction gave
 * @param closedBy the operator who closed it out of band
 */
public record TransactionRecord(
        int transactionId,
        String chargePointId,
        int connectorId,
        String idTag,
        @Nullable String parentIdTag,
        AuthorizationStatus idTagStatus,
        Instant startedAt,
        Instant startReceivedAt,
        int meterStart,
        @Nullable Integer reservationId,
        BigDecimal energyWh,
        Set<TransactionFlag> flags,
        @Nullable Integer supersededBy,
        @Nullable Instant stoppedAt,
        @Nullable Instant stopReceivedAt,
        @Nullable Integer meterStop,
        @Nullable Reason stopReason,
        @Nullable String stopIdTag,
        @Nullable Integer reportedTransactionId,
        @Nullable String closedBy,
        @Nullable String note) {

    static TransactionRecord read(Columns row) throws SQLException {
        return new TransactionRecord(
                row.integer("transaction_id"),
                row.text("charge_point_id"),
                row.integer("connector_id"),
                row.text("id_tag"),
                row.textOrNull("parent_id_tag"),
                row.constant("id_tag_status", AuthorizationStatus.class),
                row.time("started_at"),
                row.time("start_received_at"),
                row.integer("meter_start"),
                row.integerOrNull("reservation_id"),
                row.decimal("energy_wh"),
                Flags.of(row.text("flags"), TransactionFlag.class),
                row.integerOrNull("superseded_by"),
                row.timeOrNull("stopped_at"),
                row.timeOrNull("stop_received_at"),
                row.integerOrNull("meter_stop"),
                row.constantOrNull("stop_reason", Reason.class),
                row.textOrNull("stop_id_tag"),
                row.integerOrNull("reported_transaction_id"),
                row.textOrNull("closed_by"),
                row.textOrNull("note"));
    }
}
