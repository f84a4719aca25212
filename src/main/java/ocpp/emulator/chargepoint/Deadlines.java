package ocpp.emulator.chargepoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants at which something is due; {@link Instant#MAX} for never. */
final class Deadlines {
    private Deadlines() {}

    static Instant orNever(@Nullable Instant instant) {
        return instant == null ? Instant.MAX : instant;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
