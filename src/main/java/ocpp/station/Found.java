package ocpp.station;

import org.jspecify.annotations.Nullable;

/** What was looked up: all that the rule needs, and no more. */
record Found(IdTags.@Nullable Lookup lookup, @Nullable Integer drawnId) {
    static final Found NOTHING = new Found(null, null);

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
