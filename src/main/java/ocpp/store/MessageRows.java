package ocpp.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import ocpp.protocol.core.IdTagInfo;
import ocpp.station.AnsweredMessages;
import ocpp.station.MessageEvent.Answered;
import ocpp.station.MessageEvent.Repaired;
import ocpp.station.MeterEvent.Reading;
import ocpp.station.MeterEvent.Received;

/** The rows of meter values and of single messages. Used by the writer's thread alone. */
final class MessageRows {

    private static final int TRIM_EVERY = 64;
    private static final Sql METER_VALUE = Sql.insert(
            "meter_values",
            "charge_point_id",
            "connector_id",
            "transaction_id",
            "reported_transaction_id",
            "sampled_at",
            "received_at",
            "measurand",
            "phase",
            "location",
            "context",
            "format",
            "value",
            "unit",
            "raw_value",
            "raw_unit",
            "message_hash");
    private static final Sql ANSWERED = Sql.insert(
            "answered_messages",
            "charge_point_id",
            "message_id",
            "action",
            "fingerprint",
            "transaction_id",
            "id_tag_status",
            "id_tag_parent",
            "id_tag_expiry",
            "answered_at");
    private static final Sql TRIM = new Sql(
            "answered_messages",
            "delete from answered_messages where charge_point_id = ? and id <= (select id from answered_messages"
                    + " where charge_point_id = ? order by id desc limit 1 offset " + AnsweredMessages.LIMIT + ")");
    private static final Sql KEPT = Sql.insert(
            "kept_messages",
            "charge_point_id",
            "message_id",
            "action",
            "payload",
            "repairs",
            "transaction_id",
            "received_at");

    private static final Sql REPAIRED = new Sql(
            "repairs",
            "insert into repairs (charge_point_id, rule, total, last_at) select ?, ?, 1, ? where true"
                    + " on conflict (charge_point_id, rule) do update set total = repairs.total + 1, "
                    + Sql.excluded("last_at"));

    private final Map<String, Integer> untrimmed = new HashMap<>();

    void addTo(EventRows rows) {
        rows.on(Received.class, MessageRows::received)
                .on(Answered.class, this::answered)
                .on(Repaired.class, MessageRows::repaired);
    }

    private static void received(Transaction transaction, String chargePointId, Received event) throws SQLException {
        for (Reading reading : event.readings()) {
            transaction
                    .row(METER_VALUE)
                    .text(chargePointId)
                    .integer(event.connectorId())
                    .integer(event.transactionId())
                    .integer(event.reportedTransactionId())
                    .time(reading.sampledAt())
                    .time(event.at())
                    .text(Words.of(reading.measurand()))
                    .text(reading.phase() == null ? null : Words.of(reading.phase()))
                    .text(Words.of(reading.location()))
                    .text(Words.of(reading.context()))
                    .text(Words.of(reading.format()))
                    .real(reading.value() == null ? null : reading.value().doubleValue())
                    .text(reading.normalUnit())
                    .text(reading.text())
                    .text(reading.unit() == null ? null : Words.of(reading.unit()))
                    .bigint(event.messageHash() == 0 ? null : (Long) event.messageHash())
                    .add();
        }
        if (event.newConnector()) {
            ConnectorRows.announce(transaction, chargePointId, event.connectorId());
        }
    }

    private void answered(Transaction transaction, String chargePointId, Answered event) throws SQLException {
        IdTagInfo info = event.idTagInfo();
        transaction
                .row(ANSWERED)
                .text(chargePointId)
                .text(event.messageId())
                .text(event.action().name())
                .bigint(event.fingerprint())
                .integer(event.transactionId())
                .text(info == null ? null : info.status().name())
                .text(info == null ? null : info.parentIdTag())
                .time(info == null ? null : info.expiryDate())
                .time(event.at())
                .add();
        if (untrimmed.merge(chargePointId, 1, Integer::sum) >= TRIM_EVERY) {
            untrimmed.remove(chargePointId);
            transaction.row(TRIM).text(chargePointId).text(chargePointId).add();
        }
    }

    private static void repaired(Transaction transaction, String chargePointId, Repaired event) throws SQLException {
        for (String rule : event.rules()) {
            transaction
                    .row(REPAIRED)
                    .text(chargePointId)
                    .text(rule)
                    .time(event.at())
                    .add();
        }
        if (event.payload() != null) {
            transaction
                    .row(KEPT)
                    .text(chargePointId)
                    .text(event.messageId())
                    .text(event.action().name())
                    .text(event.payload())
                    .text(String.join(",", event.rules()))
                    .integer(event.transactionId())
                    .time(event.at())
                    .add();
        }
    }
}
