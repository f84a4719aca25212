package ocpp.store;

import java.sql.SQLException;
import ocpp.station.ReservationEvent.Changed;
import ocpp.station.ReservationEvent.Requested;
import ocpp.station.ReservationEvent.ReservationState;

/** The rows of reservations. */
final class ReservationRows {

    private static final Sql REQUESTED = Sql.upsert(
            "reservations",
            "charge_point_id, reservation_id",
            "connector_id",
            "id_tag",
            "parent_id_tag",
            "expiry_date",
            "state",
            "answer",
            "transaction_id",
            "requested_at",
            "changed_at");
    private static final Sql CHANGED = new Sql(
            "reservations",
            "update reservations set state = ?, answer = coalesce(?, answer), transaction_id = ?, changed_at = ?"
                    + " where charge_point_id = ? and reservation_id = ? and state in ('PENDING', 'ACCEPTED')");
    private static final Sql LAST_ID = new Sql(
            "charge_points",
            "update charge_points set last_reservation_id = ? where charge_point_id = ? and last_reservation_id < ?");

    private ReservationRows() {}

    static void addTo(EventRows rows) {
        rows.on(Requested.class, ReservationRows::requested).on(Changed.class, ReservationRows::changed);
    }

    private static void requested(Transaction transaction, String chargePointId, Requested event) throws SQLException {
        transaction
                .row(REQUESTED)
                .text(chargePointId)
                .integer(event.reservationId())
                .integer(event.connectorId())
                .text(event.idTag())
                .text(event.parentIdTag())
                .time(event.expiryDate())
                .text(ReservationState.PENDING.name())
                .text(null)
                .integer((Integer) null)
                .time(event.at())
                .time(event.at())
                .add();
        transaction
                .row(LAST_ID)
                .integer(event.reservationId())
                .text(chargePointId)
                .integer(event.reservationId())
                .add();
    }

    private static void changed(Transaction transaction, String chargePointId, Changed event) throws SQLException {
        transaction
                .row(CHANGED)
                .text(event.state().name())
                .text(event.answer() == null ? null : event.answer().name())
                .integer(event.transactionId())
                .time(event.at())
                .text(chargePointId)
                .integer(event.reservationId())
                .add();
    }
}
