package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator did.
 *
 * @param operator who did it
 * @param action what was done, one word
 * @param chargePointId null where no single charge point is concerned
 * @param subject the id of what it was done to, null where that is the charge point
 * @param detail for people, without secrets
 */
public record AuditEntry(
        Instant at,
        String operator,
        String action,
        @Nullable String chargePointId,
        @Nullable String subject,
        @Nullable String detail) {

    private static final Sql INSERT =
            Sql.insert("audit", "recorded_at", "operator", "action", "charge_point_id", "subject", "detail");

    static AuditEntry read(Columns row) throws SQLException {
        return new AuditEntry(
                row.time("recorded_at"),
                row.text("operator"),
                row.text("action"),
                row.textOrNull("charge_point_id"),
                row.textOrNull("subject"),
                row.textOrNull("detail"));
    }

    void addTo(Transaction transaction) throws SQLException {
        transaction
                .row(INSERT)
                .time(at)
                .text(operator)
                .text(action)
                .text(chargePointId)
                .text(subject)
                .text(detail)
                .add();
    }
}
