package ocpp.store;

import java.sql.SQLException;
import ocpp.station.ConnectorEvent.AvailabilityChanged;
import ocpp.station.ConnectorEvent.StatusFlag;
import ocpp.station.ConnectorEvent.StatusReported;

/** The rows of connectors and of the history of their status. */
final class ConnectorRows {

    private static final String[] TOLD = {
        "status", "error_code", "info", "vendor_id", "vendor_error_code", "occurred_at", "received_at"
    };
    private static final Sql HISTORY = Sql.insert(
            "status_history",
            "charge_point_id",
            "connector_id",
            "status",
            "error_code",
            "info",
            "vendor_id",
            "vendor_error_code",
            "occurred_at",
            "received_at",
            "flags");
    private static final Sql PRESENT = Sql.insertOr(
            "connectors",
            "(charge_point_id, connector_id) do update set " + Sql.excluded(TOLD)
                    + ", availability_scheduled = connectors.availability_scheduled"
                    + " and excluded.status <> 'Unavailable'",
            "charge_point_id",
            "connector_id",
            "status",
            "error_code",
            "info",
            "vendor_id",
            "vendor_error_code",
            "occurred_at",
            "received_at");
    private static final Sql ANNOUNCE =
            Sql.insertOr("connectors", "(charge_point_id, connector_id) do nothing", "charge_point_id", "connector_id");
    private static final Sql AVAILABILITY =
            Sql.upsert("connectors", "charge_point_id, connector_id", "availability", "availability_scheduled");

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
