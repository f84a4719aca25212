package ocpp.store;

import java.sql.SQLException;
import ocpp.protocol.Actions;
import ocpp.rpc.CallOutcome;
import ocpp.station.CommandEvent.Ended;
import ocpp.station.CommandEvent.MessageTriggered;
import ocpp.station.CommandEvent.Sent;
import org.jspecify.annotations.Nullable;

/** The rows of the CALLs that operators sent. */
final class CommandRows {

    private static final Sql SENT = Sql.insertOr(
            "commands",
            "(command_id) do nothing",
            "command_id",
            "charge_point_id",
            "action",
            "operator",
            "request",
            "state",
            "sent_at");
    private static final Sql ENDED = new Sql(
            "commands",
            "update commands set state = ?, response = ?, error_code = ?, error_description = ?, error_details = ?,"
                    + " ended_at = ? where command_id = ? and charge_point_id = ?");
    private static final Sql FORGET_TRIGGERED =
            new Sql("triggered_messages", "delete from triggered_messages where charge_point_id = ? and action = ?");
    private static final Sql TRIGGERED = Sql.insert("triggered_messages", "charge_point_id", "action", "triggered_at");

    private CommandRows() {}

    static void addTo(EventRows rows) {
        rows.on(Sent.class, CommandRows::sent)
                .on(Ended.class, CommandRows::ended)
                .on(MessageTriggered.class, CommandRows::triggered);
    }

    private static void sent(Transaction transaction, String chargePointId, Sent event) throws SQLException {
        transaction
                .row(SENT)
                .text(event.commandId())
                .text(chargePointId)
                .text(Actions.of(event.request()).name())
                .text(event.operator())
                .text(Json.text((Record) event.request()))
                .text("Sent")
                .time(event.at())
                .add();
    }

    private static void ended(Transaction transaction, String chargePointId, Ended event) throws SQLException {
        CallOutcome outcome = event.outcome();
        CallOutcome.Refused refused = outcome instanceof CallOutcome.Refused error ? error : null;
        transaction
                .row(ENDED)
                .text(outcome.getClass().getSimpleName())
                .text(responseOf(outcome))
                .text(refused == null ? null : refused.code())
                .text(refused == null ? null : refused.description())
                .text(refused == null ? null : refused.details())
                .time(event.at())
                .text(event.commandId())
                .text(chargePointId)
                .add();
    }

    private static void triggered(Transaction transaction, String chargePointId, MessageTriggered event)
            throws SQLException {
        String action = event.action().name();
        transaction.row(FORGET_TRIGGERED).text(chargePointId).text(action).add();
        transaction
                .row(TRIGGERED)
                .text(chargePointId)
                .text(action)
                .time(event.at())
                .add();
    }

    private static @Nullable String responseOf(CallOutcome outcome) {
        return outcome instanceof CallOutcome.Answered answered ? Json.text((Record) answered.payload()) : null;
    }
}
