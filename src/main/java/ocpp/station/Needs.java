package ocpp.station;

import org.jspecify.annotations.Nullable;

/**
 * What has to be looked up before a rule can decide.
 *
 * @param idTag to be found in {@link IdTags}, null for none
 * @param transactionId whether a new one is to be drawn
 */
record Needs(@Nullable String idTag, boolean transactionId) {
    static final Needs NOTHING = new Needs(null, false);

    static Needs idTag(@Nullable String idTag) {
        return idTag == null ? NOTHING : new Needs(idTag, false);
    }
}
