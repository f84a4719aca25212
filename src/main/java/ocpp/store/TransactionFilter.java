package ocpp.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions are asked for; null asks for all.
 *
 * @param idTag whatever its case
 * @param active true for open ones, false for finished ones
 * @param from earliest start, as the station gave it
 * @param to latest start, itself not included
 */
public record TransactionFilter(
        @Nullable String chargePointId,
        @Nullable String idTag,
        @Nullable Boolean active,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** All transactions. */
    public static final TransactionFilter ALL = new TransactionFilter(null, null, null, null, null);

    Conditions conditions() {
        Conditions conditions = new Conditions()
                .andIf("charge_point_id = ?", chargePointId)
                .andIf("id_tag_folded = ?", idTag == null ? null : Texts.folded(idTag))
                .andIf("started_at >= ?", from)
                .andIf("started_at < ?", to);
        if (active != null) {
            conditions.and(active ? "stopped_at is null" : "stopped_at is not null");
        }
        return conditions;
    }

    /** All finished transactions, and no other condition: they are counted by what they leave. */
    boolean isFinishedOnly() {
        return Boolean.FALSE.equals(active) && chargePointId == null && idTag == null && from == null && to == null;
    }
}
