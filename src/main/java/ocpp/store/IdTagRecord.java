package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registered id tag.
 *
 * @param idTag as it was registered; compared whatever its case (AUTH-06)
 * @param parentIdTag the group it belongs to, null for none
 * @param expiryDate null for one that does not expire; may be past
 * @param maxActiveTransactions how many transactions it may have open at a time, null for any number
 */
public record IdTagRecord(
        String idTag,
        @Nullable String parentIdTag,
        @Nullable Instant expiryDate,
        boolean blocked,
        @Nullable Integer maxActiveTransactions,
        @Nullable String note) {

    static IdTagRecord read(Columns row) throws SQLException {
        return new IdTagRecord(
                row.text("id_tag"),
                row.textOrNull("parent_id_tag"),
                row.timeOrNull("expiry_date"),
                row.truth("blocked"),
                row.integerOrNull("max_active_transactions"),
                row.textOrNull("note"));
    }
}
