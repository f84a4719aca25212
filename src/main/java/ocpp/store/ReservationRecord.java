package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import ocpp.protocol.reservation.ReserveNow.ReservationStatus;
import ocpp.station.ReservationEvent.ReservationState;
import org.jspecify.annotations.Nullable;

/**
 * A reservation.
 *
 * @param id unique over all stations
 * @param reservationId unique for its station, as on the wire
 * @param answer what the station answered to ReserveNow, null before it did
 * @param transactionId the transaction that used it
 */
public record ReservationRecord(
        long id,
        String chargePointId,
        int reservationId,
        int connectorId,
        String idTag,
        @Nullable String parentIdTag,
        Instant expiryDate,
        ReservationState state,
        @Nullable ReservationStatus answer,
        @Nullable Integer transactionId,
        Instant requestedAt,
        Instant changedAt) {

    static ReservationRecord read(Columns row) throws SQLException {
        return new ReservationRecord(
                row.bigint("id"),
                row.text("charge_point_id"),
                row.integer("reservation_id"),
                row.integer("connector_id"),
                row.text("id_tag"),
                row.textOrNull("parent_id_tag"),
                row.time("expiry_date"),
                row.constant("state", ReservationState.class),
                row.constantOrNull("answer", ReservationStatus.class),
                row.integerOrNull("transaction_id"),
                row.time("requested_at"),
                row.time("changed_at"));
    }
}
