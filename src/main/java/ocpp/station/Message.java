package ocpp.station;

import java.time.Instant;
import java.util.function.ToLongFunction;
import ocpp.protocol.RequestPayload;
import org.jspecify.annotations.Nullable;

/**
 * A CALL of a station and when it arrived.
 *
 * @param mended what lenient mode had to do, null where it is valid as it was sent
 */
record Message<R extends RequestPayload<?>>(
        String messageId, R request, Instant now, @Nullable Mended mended) {

    /** The hash of what was sent: what was mended may hold the time of its arrival, and be another one next time. */
    long fingerprint(ToLongFunction<R> ofRequest) {
        return mended == null ? ofRequest.applyAsLong(request) : Fingerprint.of(mended.original());
    }
}
