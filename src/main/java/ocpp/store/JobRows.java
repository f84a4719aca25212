package ocpp.store;

import java.sql.SQLException;
import ocpp.station.JobEvent.Accepted;
import ocpp.station.JobEvent.RequestIdUsed;
import ocpp.station.JobEvent.StatusReported;

/** The rows of firmware updates and of uploads of diagnostics and logs. */
final class JobRows {

    private static final Sql ACCEPTED = Sql.insert(
            "jobs",
            "charge_point_id",
            "kind",
            "command_id",
            "request_id",
            "location",
            "file_name",
            "started_at",
            "changed_at");
    private static final Sql STATUS_OF_LAST = new Sql(
            "jobs",
            "update jobs set status = ?, changed_at = ? where id = (select max(id) from jobs"
                    + " where charge_point_id = ? and kind = ?)"
                    + " and (request_id is null or cast(? as integer) is null or request_id = ?)");
    private static final Sql STATUS_OF_ANOTHER =
            Sql.insert("jobs", "charge_point_id", "kind", "request_id", "status", "started_at", "changed_at");
    private static final Sql LAST_REQUEST = new Sql(
            "charge_points",
            "update charge_points set last_request_id = ? where charge_point_id = ? and last_request_id < ?");

    private JobRows() {}

    static void addTo(EventRows rows) {
        rows.on(Accepted.class, JobRows::accepted)
                .on(StatusReported.class, JobRows::status)
                .on(RequestIdUsed.class, JobRows::requestIdUsed);
    }

    private static void accepted(Transaction transaction, String chargePointId, Accepted event) throws SQLException {
        transaction
                .row(ACCEPTED)
                .text(chargePointId)
                .text(event.kind().name())
                .text(event.commandId())
                .integer(event.requestId())
                .text(event.location())
                .text(event.fileName())
                .time(event.at())
                .time(event.at())
                .add();
    }

    /** A status with a requestId that is not the last one's belongs to a job we did not ask for. */
    private static void status(Transaction transaction, String chargePointId, StatusReported event)
            throws SQLException {
        int changed = transaction
                .statement(STATUS_OF_LAST)
                .text(event.status())
                .time(event.at())
                .text(chargePointId)
                .text(event.kind().name())
                .integer(event.requestId())
                .integer(event.requestId())
                .run();
        if (changed == 0) {
            transaction
                    .row(STATUS_OF_ANOTHER)
                    .text(chargePointId)
                    .text(event.kind().name())
                    .integer(event.requestId())
                    .text(event.status())
                    .time(event.at())
                    .time(event.at())
                    .add();
        }
    }

    private static void requestIdUsed(Transaction transaction, String chargePointId, RequestIdUsed event)
            throws SQLException {
        transaction
                .row(LAST_REQUEST)
                .integer(event.requestId())
                .text(chargePointId)
                .integer(event.requestId())
                .add();
    }
}
