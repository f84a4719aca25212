package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A CALL that an operator sent.
 *
 * @param request JSON text, without secrets
 * @param state Sent, Answered, Refused, TimedOut, Disconnected or QueueFull
 * @param response JSON text, null unless it was answered
 * @param errorDetails JSON text
 */
public record CommandRecord(
        String commandId,
        String chargePointId,
        String action,
        String operator,
        String request,
        String state,
        @Nullable String response,
        @Nullable String errorCode,
        @Nullable String errorDescription,
        @Nullable String errorDetails,
        Instant sentAt,
        @Nullable Instant endedAt) {

    static CommandRecord read(Columns row) throws SQLException {
        return new CommandRecord(
                row.text("command_id"),
                row.text("charge_point_id"),
                row.text("action"),
                row.text("operator"),
                row.text("request"),
                row.text("state"),
                row.textOrNull("response"),
                row.textOrNull("error_code"),
                row.textOrNull("error_description"),
                row.textOrNull("error_details"),
                row.time("sent_at"),
                row.timeOrNull("ended_at"));
    }
}
