package ocpp.store;

import java.sql.SQLException;
import ocpp.station.ConnectorEvent.AvailabilityChanged;
import ocpp.station.ConnectorEvent.StatusFlag;
import ocpp.station.ConnectorEvent.StatusReported;

/** The rows of connectors and of the history of their status. */
final class ConnectorRows {

    private static final String STATUS_COLUMNS = "(charge_point_id, connector_id, status, error_code, info, vendor_id,"
            + " vendor_error_code, occurred_at, received_at";
    private static final Sql HISTORY = new Sql(
            "status_history",
            "insert into status_history " + STATUS_COLUMNS + ", flags) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    private static final Sql PRESENT = new Sql(
            "connectors",
            "insert into connectors " + STATUS_COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " on conflict (charge_point_id, connector_id) do update set status = excluded.status,"
                    + " error_code = excluded.error_code, info = excluded.info, vendor_id = excluded.vendor_id,"
                    + " vendor_error_code = excluded.vendor_error_code, occurred_at = excluded.occurred_at,"
                    + " received_at = excluded.received_at, availability_scheduled ="
                    + " connectors.availability_scheduled and excluded.status <> 'Unavailable'");
    private static final Sql ANNOUNCE = new Sql(
            "connectors",
            "insert into connectors (charge_point_id, connector_id) values (?, ?)"
                    + " on conflict (charge_point_id, connector_id) do nothing");
    private static final Sql AVAILABILITY = new Sql(
            "connectors",
            "insert into connectors (charge_point_id, connector_id, availability, availability_scheduled)"
                    + " values (?, ?, ?, ?) on conflict (charge_point_id, connector_id) do update"
                    + " set availability = excluded.availability,"
                    + " availability_scheduled = excluded.availability_scheduled");

    private ConnectorRows() {}

    static void addTo(EventRows rows) {
        rows.on(StatusReported.class, ConnectorRows::status).on(AvailabilityChanged.class, ConnectorRows::availability);
    }

    /** Makes the connector known (EDGE-05). */
    static void announce(Transaction transaction, String chargePointId, int connectorId) throws SQLException {
        transaction.row(ANNOUNCE).text(chargePointId).integer(connectorId).add();
    }

    private static void status(Transaction transaction, String chargePointId, StatusReported event)
            throws SQLException {
        bound(transaction.row(HISTORY), chargePointId, event)
                .text(Flags.text(event.flags()))
                .add();
        if (!event.flags().contains(StatusFlag.OutOfOrder)) {
            bound(transaction.row(PRESENT), chargePointId, event).add();
        }
    }

    private static Row bound(Row row, String chargePointId, StatusReported event) throws SQLException {
        return row.text(chargePointId)
                .integer(event.connectorId())
                .text(event.status().name())
                .text(event.errorCode().name())
                .text(event.info())
                .text(event.vendorId())
                .text(event.vendorErrorCode())
                .time(event.occurredAt())
                .time(event.at());
    }

    private static void availability(Transaction transaction, String chargePointId, AvailabilityChanged event)
            throws SQLException {
        transaction
                .row(AVAILABILITY)
                .text(chargePointId)
                .integer(event.connectorId())
                .text(event.type().name())
                .truth(event.scheduled())
                .add();
    }
}
