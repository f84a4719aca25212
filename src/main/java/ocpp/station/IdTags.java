package ocpp.station;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What is known of id tags. */
@FunctionalInterface
public interface IdTags {

    /**
     * Looks a tag up, whatever its case (AUTH-06); completed with {@link Unknown} for one that is not registered. An
     * implementation that has the answer at hand returns a completed stage: it is used without a further hop.
     */
    CompletionStage<Lookup> find(String idTag);

    /** The result of a look-up. */
    sealed interface Lookup {}

    /** No such tag is registered. */
    record Unknown() implements Lookup {}

    /**
     * A registered tag.
     *
     * @param expiryDate null for one that does not expire
     * @param parentIdTag the group it belongs to, null for none
     * @param maxActiveTransactions how many transactions it may have open at a time, null for any number
     * @param activeTransactions how many it has open on all stations; need not be counted where the former is null
     */
    record Known(
            String idTag,
            boolean blocked,
            @Nullable Instant expiryDate,
            @Nullable String parentIdTag,
            @Nullable Integer maxActiveTransactions,
            int activeTransactions)
            implements Lookup {}
}
