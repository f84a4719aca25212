package ocpp.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import ocpp.protocol.core.BootNotification;
import ocpp.station.RegistrationEvent.Booted;
import ocpp.station.RegistrationEvent.Connected;
import ocpp.station.RegistrationEvent.Disconnected;
import ocpp.station.RegistrationEvent.Registered;
import ocpp.station.RegistrationEvent.Removed;

/** The rows of connection and registration. */
final class RegistrationRows {

    private static final String TABLE = "charge_points";
    private static final Sql CONNECTED = new Sql(
            TABLE,
            "update charge_points set last_seen_at = ?, connected_at = ?, remote_address = ?, connected_to = ?"
                    + " where charge_point_id = ?");
    private static final Sql DISCONNECTED = new Sql(
            TABLE,
            "update charge_points set last_seen_at = ?, disconnected_at = ?,"
                    + " connected_to = case when connected_to = ? then null else connected_to end"
                    + " where charge_point_id = ?");
    private static final Sql BOOTED = new Sql(
            TABLE,
            "update charge_points set vendor = ?, model = ?, serial_number = ?, charge_box_serial_number = ?,"
                    + " firmware_version = ?, iccid = ?, imsi = ?, meter_type = ?, meter_serial_number = ?,"
                    + " registration_status = ?, booted_at = ? where charge_point_id = ?");
    private static final Sql NOTHING_TRIGGERED =
            new Sql("triggered_messages", "delete from triggered_messages where charge_point_id = ?");
    private static final Sql REGISTERED = new Sql(
            TABLE,
            "update charge_points set approval = ?, heartbeat_interval = ?, registration_status = case"
                    + " when registration_status is not null and ? in ('Pending', 'Rejected') then ?"
                    + " else registration_status end where charge_point_id = ?");
    private static final List<Sql> REMOVED = List.of(
            deleteFrom("charge_points"),
            deleteFrom("connectors"),
            deleteFrom("triggered_messages"),
            deleteFrom("installed_profiles"),
            deleteFrom("remote_start_profiles"),
            deleteFrom("reservations"),
            deleteFrom("local_list_entries"),
            deleteFrom("configuration_keys"),
            deleteFrom("jobs"),
            deleteFrom("answered_messages"),
            deleteFrom("repairs"),
            deleteFrom("certificates"),
            deleteFrom("certificate_requests"),
            deleteFrom("credentials"),
            new Sql(
                    "transactions",
                    "update transactions set detached = true where charge_point_id = ? and detached = false"));

    private final String node;

    RegistrationRows(String node) {
        this.node = node;
    }

    void addTo(EventRows rows) {
        rows.on(Connected.class, this::connected)
                .on(Disconnected.class, this::disconnected)
                .on(Booted.class, RegistrationRows::booted)
                .on(Registered.class, RegistrationRows::registered)
                .on(Removed.class, RegistrationRows::removed);
    }

    private void connected(Transaction transaction, String chargePointId, Connected event) throws SQLException {
        transaction
                .row(CONNECTED)
                .time(event.at())
                .time(event.at())
                .text(event.remoteAddress())
                .text(node)
                .text(chargePointId)
                .add();
    }

    private void disconnected(Transaction transaction, String chargePointId, Disconnected event) throws SQLException {
        transaction
                .row(DISCONNECTED)
                .time(event.lastSeenAt())
                .time(event.at())
                .text(node)
                .text(chargePointId)
                .add();
    }

    private static void booted(Transaction transaction, String chargePointId, Booted event) throws SQLException {
        BootNotification.Request boot = event.boot();
        transaction
                .row(BOOTED)
                .text(boot.chargePointVendor())
                .text(boot.chargePointModel())
                .text(boot.chargePointSerialNumber())
                .text(boot.chargeBoxSerialNumber())
                .text(boot.firmwareVersion())
                .text(boot.iccid())
                .text(boot.imsi())
                .text(boot.meterType())
                .text(boot.meterSerialNumber())
                .text(event.status().name())
                .time(event.at())
                .text(chargePointId)
                .add();
        transaction.row(NOTHING_TRIGGERED).text(chargePointId).add();
    }

    private static void registered(Transaction transaction, String chargePointId, Registered event)
            throws SQLException {
        String approval = event.approval() == null ? null : event.approval().name();
        transaction
                .row(REGISTERED)
                .text(approval)
                .integer(event.heartbeatInterval())
                .text(Objects.requireNonNullElse(approval, ""))
                .text(approval)
                .text(chargePointId)
                .add();
        new AuditEntry(event.at(), event.operator(), "Registered", chargePointId, null, "approval: " + approval)
                .addTo(transaction);
    }

    private static void removed(Transaction transaction, String chargePointId, Removed event) throws SQLException {
        for (Sql sql : REMOVED) {
            transaction.row(sql).text(chargePointId).add();
        }
        new AuditEntry(event.at(), event.operator(), "Removed", chargePointId, null, null).addTo(transaction);
    }

    private static Sql deleteFrom(String table) {
        return new Sql(table, "delete from " + table + " where charge_point_id = ?");
    }
}
