package ocpp.station;

import org.jspecify.annotations.Nullable;

/**
 * The version of the local authorization list of a station; its entries are only in the store.
 *
 * @param version what the station holds as far as known: 0 empty, -1 not supported, null not known
 * @param lastSent the greatest version ever sent, 0 before the first
 */
public record LocalList(@Nullable Integer version, int lastSent) {

    /** Nothing known, nothing sent. */
    public static final LocalList UNKNOWN = new LocalList(null, 0);

    /** Whether only a Full update can tell what the station holds: it did not take what it was sent last (LIST-08). */
    boolean fullNeeded() {
        return version == null && lastSent > 0;
    }
}
