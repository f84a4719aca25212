package ocpp.operator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame for people.
 *
 * @param seq counts the frames of the charge point since the start of the server; 0 and below for older ones
 * @param action of the CALL, for an answer that of the CALL it belongs to; null where that is not known
 * @param latencyMs from a CALL to its answer, null for a CALL
 * @param text as on the wire, the value of AuthorizationKey masked
 * @param repairs the rules that had to mend it
 * @param fault what the check finds wrong with it, null for nothing
 */
record FrameLine(
        long seq,
        Instant time,
        Direction direction,
        Type type,
        @Nullable String action,
        @Nullable String messageId,
        @Nullable Long latencyMs,
        String text,
        List<String> repairs,
        @Nullable String fault) {

    /** Seen from the server. */
    enum Direction {
        RX,
        TX
    }

    enum Type {
        CALL,
        CALLRESULT,
        CALLERROR,
        INVALID
    }
}
