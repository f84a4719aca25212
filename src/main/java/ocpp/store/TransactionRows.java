package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import ocpp.station.TransactionEvent.Closed;
import ocpp.station.TransactionEvent.Metered;
import ocpp.station.TransactionEvent.Started;
import ocpp.station.TransactionEvent.StopKept;
import ocpp.station.TransactionEvent.Stopped;
import ocpp.station.TransactionEvent.Superseded;
import ocpp.station.TransactionEvent.TransactionFlag;

/** The rows of transactions. */
final class TransactionRows {

    private static final String TABLE = "transactions";
    private static final String OPEN = " where transaction_id = ? and charge_point_id = ? and stopped_at is null";
    private static final Sql STARTED = Sql.insert(
            TABLE,
            "transaction_id",
            "charge_point_id",
            "connector_id",
            "id_tag",
            "id_tag_folded",
            "parent_id_tag",
            "id_tag_status",
            "started_at",
            "start_received_at",
            "meter_start",
            "reservation_id",
            "register_wh",
            "register_at",
            "energy_wh",
            "flags");
    private static final Sql SUPERSEDED = new Sql(
            TABLE, "update transactions set superseded_by = ?, " + Flags.plus(TransactionFlag.Superseded) + OPEN);
    private static final Sql METERED =
            new Sql(TABLE, "update transactions set register_wh = ?, register_at = ?, energy_wh = ?, flags = ?" + OPEN);
    private static final Sql STOPPED = new Sql(
            TABLE,
            "update transactions set stopped_at = ?, stop_received_at = ?, meter_stop = ?, stop_reason = ?,"
                    + " energy_wh = ?, stop_id_tag = ?, reported_transaction_id = ?, flags = ?" + OPEN);
    private static final Sql CLOSED = new Sql(
            TABLE,
            "update transactions set stopped_at = ?, stop_received_at = ?, meter_stop = ?, stop_reason = ?,"
                    + " energy_wh = ?, closed_by = ?, note = ?, " + Flags.plus(TransactionFlag.ClosedByOperator)
                    + OPEN);
    private static final Sql STOP_KEPT = Sql.insert(
            "unmatched_stops",
            "charge_point_id",
            "transaction_id",
            "stopped_at",
            "received_at",
            "meter_stop",
            "reason",
            "id_tag",
            "repeated");
    private static final Sql LAST_METER = new Sql(
            "charge_points", "update charge_points set last_meter_wh = ?, last_meter_at = ? where charge_point_id = ?");

    private TransactionRows() {}

    static void addTo(EventRows rows) {
        rows.on(Started.class, TransactionRows::started)
                .on(Superseded.class, TransactionRows::superseded)
                .on(Metered.class, TransactionRows::metered)
                .on(Stopped.class, TransactionRows::stopped)
                .on(Closed.class, TransactionRows::closed)
                .on(StopKept.class, TransactionRows::stopKept);
    }

    /** The register that the state shows for the whole charge point; later meter values tell it by their own rows. */
    private static void lastMeter(Transaction transaction, String chargePointId, int registerWh, Instant at)
            throws SQLException {
        transaction
                .row(LAST_METER)
                .real((double) registerWh)
                .time(at)
                .text(chargePointId)
                .add();
    }

    private static void started(Transaction transaction, String chargePointId, Started event) throws SQLException {
        transaction
                .row(STARTED)
                .integer(event.transactionId())
                .text(chargePointId)
                .integer(event.connectorId())
                .text(event.idTag())
                .text(Texts.folded(event.idTag()))
                .text(event.parentIdTag())
                .text(event.status().name())
                .time(event.startedAt())
                .time(event.at())
                .integer(event.meterStart())
                .integer(event.reservationId())
                .real((double) event.meterStart())
                .time(event.startedAt())
                .real(0.0)
                .text(Flags.text(event.flags()))
                .add();
        transaction.countTransactions(1);
        ConnectorRows.announce(transaction, chargePointId, event.connectorId());
        lastMeter(transaction, chargePointId, event.meterStart(), event.at());
    }

    private static void superseded(Transaction transaction, String chargePointId, Superseded event)
            throws SQLException {
        transaction
                .row(SUPERSEDED)
                .integer(event.byTransactionId())
                .integer(event.transactionId())
                .text(chargePointId)
                .add();
    }

    private static void metered(Transaction transaction, String chargePointId, Metered event) throws SQLException {
        transaction
                .row(METERED)
                .real(event.registerWh().doubleValue())
                .time(event.registerAt())
                .real(event.energyWh().doubleValue())
                .text(Flags.text(event.flags()))
                .integer(event.transactionId())
                .text(chargePointId)
                .add();
    }

    private static void stopped(Transaction transaction, String chargePointId, Stopped event) throws SQLException {
        transaction
                .row(STOPPED)
                .time(event.stoppedAt())
                .time(event.at())
                .integer(event.meterStop())
                .text(event.reason().name())
                .real(event.energyWh().doubleValue())
                .text(event.idTag())
                .integer(event.reportedTransactionId())
                .text(Flags.text(event.flags()))
                .integer(event.transactionId())
                .text(chargePointId)
                .add();
        lastMeter(transaction, chargePointId, event.meterStop(), event.at());
    }

    private static void closed(Transaction transaction, String chargePointId, Closed event) throws SQLException {
        transaction
                .row(CLOSED)
                .time(event.stoppedAt())
                .time(event.at())
                .integer(event.meterStop())
                .text(event.reason().name())
                .real(event.energyWh().doubleValue())
                .text(event.operator())
                .text(event.note())
                .integer(event.transactionId())
                .text(chargePointId)
                .add();
        String subject = Integer.toString(event.transactionId());
        new AuditEntry(event.at(), event.operator(), "TransactionClosed", chargePointId, subject, event.note())
                .addTo(transaction);
    }

    private static void stopKept(Transaction transaction, String chargePointId, StopKept event) throws SQLException {
        transaction
                .row(STOP_KEPT)
                .text(chargePointId)
                .integer(event.transactionId())
                .time(event.stoppedAt())
                .time(event.at())
                .integer(event.meterStop())
                .text(event.reason().name())
                .text(event.idTag())
                .truth(event.repeated())
                .add();
    }
}
