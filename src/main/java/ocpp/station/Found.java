package ocpp.station;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What was looked up: all that the rule needs, and no more. */
record Found(IdTags.@Nullable Lookup lookup, @Nullable Integer drawnId) {
    static final Found NOTHING = new Found(null, null);

    /** Asks the ports; an id is drawn only when the look-up has succeeded. */
    static CompletionStage<Found> find(Ports ports, Needs needs) {
        String idTag = needs.idTag();
        CompletionStage<Found> looked = idTag == null
                ? CompletableFuture.completedFuture(NOTHING)
                : ports.idTags().find(idTag).thenApply(lookup -> new Found(lookup, null));
        return needs.transactionId()
                ? looked.thenCompose(
                        found -> ports.transactionIds().next().thenApply(id -> new Found(found.lookup, id)))
                : looked;
    }

    IdTags.Lookup idTag() {
        if (lookup == null) {
            throw new IllegalStateException("the rule did not ask for an id tag");
        }
        return lookup;
    }

    int transactionId() {
        if (drawnId == null) {
            throw new IllegalStateException("the rule did not ask for a transaction id");
        }
        return drawnId;
    }
}
