package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.station.ConnectorEvent.StatusFlag;
import org.jspecify.annotations.Nullable;

/**
 * A status of a connector, present or past; null where a connector never told one.
 *
 * @param occurredAt the time the station gave
 */
public record StatusRecord(
        String chargePointId,
        int connectorId,
        @Nullable ChargePointStatus status,
        @Nullable ChargePointErrorCode errorCode,
        @Nullable String info,
        @Nullable String vendorId,
        @Nullable String vendorErrorCode,
        @Nullable Instant occurredAt,
        @Nullable Instant receivedAt,
        Set<StatusFlag> flags) {

    static StatusRecord present(Columns row) throws SQLException {
        return read(row, Set.of());
    }

    static StatusRecord past(Columns row) throws SQLException {
        return read(row, Flags.of(row.text("flags"), StatusFlag.class));
    }

    private static StatusRecord read(Columns row, Set<StatusFlag> flags) throws SQLException {
        return new StatusRecord(
                row.text("charge_point_id"),
                row.integer("connector_id"),
                row.constantOrNull("status", ChargePointStatus.class),
                row.constantOrNull("error_code", ChargePointErrorCode.class),
                row.textOrNull("info"),
                row.textOrNull("vendor_id"),
                row.textOrNull("vendor_error_code"),
                row.timeOrNull("occurred_at"),
                row.timeOrNull("received_at"),
                flags);
    }
}
