package ocpp.operator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the frames of a charge point tell since the start of the server.
 *
 * @param lastSeenAt when its last frame came, null before the first
 * @param roundTripMs of the last ping, null before the first
 * @param clockSkewSeconds how far its clock is ahead, negative where it is behind; null where that cannot be told
 */
record Heard(
        @Nullable Instant lastSeenAt,
        @Nullable Long roundTripMs,
        @Nullable Long clockSkewSeconds) {
    static final Heard NOTHING = new Heard(null, null, null);
}
