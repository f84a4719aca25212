package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import ocpp.station.JobEvent.JobKind;
import org.jspecify.annotations.Nullable;

/**
 * A firmware update or an upload of diagnostics or a log.
 *
 * @param commandId the CALL that asked for it, null where the station began by itself
 * @param status as spelt on the wire, null before the first notification
 */
public record JobRecord(
        String chargePointId,
        JobKind kind,
        @Nullable String commandId,
        @Nullable Integer requestId,
        @Nullable String location,
        @Nullable String fileName,
        @Nullable String status,
        Instant startedAt,
        Instant changedAt) {

    static JobRecord read(Columns row) throws SQLException {
        return new JobRecord(
                row.text("charge_point_id"),
                row.constant("kind", JobKind.class),
                row.textOrNull("command_id"),
                row.integerOrNull("request_id"),
                row.textOrNull("location"),
                row.textOrNull("file_name"),
                row.textOrNull("status"),
                row.time("started_at"),
                row.time("changed_at"));
    }
}
