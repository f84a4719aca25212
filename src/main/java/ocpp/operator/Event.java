package ocpp.operator;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the event stream tells it.
 *
 * @param id grows from event to event, and beyond every id of an earlier run of the server
 */
record Event(
        long id,
        Instant time,
        Kind kind,
        String chargePointId,
        @JsonUnwrapped Detail detail) {

    /** The kinds, spelt as in the stream. */
    enum Kind {
        connected,
        disconnected,
        boot,
        status,
        transaction,
        command,
        security,
        repaired,
        meter(true),
        seen(true),
        frame(true);

        private final boolean frequent;

        Kind() {
            this(false);
        }

        Kind(boolean frequent) {
            this.frequent = frequent;
        }

        /** Whether it comes so often that it is kept apart, not to push the others out. */
        boolean isFrequent() {
            return frequent;
        }
    }

    /** The further members of a kind. */
    sealed interface Detail {}

    record Connected(String remoteAddress) implements Detail {}

    record Disconnected() implements Detail {}

    record Booted(String vendor, String model, @Nullable String firmware, String registration) implements Detail {}

    record StatusChanged(
            int connectorId,
            String status,
            String errorCode,
            @Nullable String info,
            Instant at) implements Detail {}

    record TransactionChanged(
            int transactionId,
            @Nullable Integer connectorId,
            @Nullable String idTag,
            Change change,
            @Nullable BigDecimal energyWh,
            @Nullable String reason,
            List<String> flags)
            implements Detail {}

    enum Change {
        started,
        stopped,
        closed
    }

    record Metered(
            int connectorId,
            @Nullable Integer transactionId,
            @Nullable BigDecimal energyWh,
            @Nullable BigDecimal powerW,
            @Nullable BigDecimal soc)
            implements Detail {}

    record CommandChanged(
            String commandId,
            @Nullable String action,
            String state,
            @Nullable String operator,
            @Nullable Long latencyMs)
            implements Detail {}

    record Security(String type, @Nullable String info) implements Detail {}

    record Repaired(String action, List<String> rules) implements Detail {}

    record Seen(Instant lastSeenAt, @Nullable Long roundTripMs) implements Detail {}

    /** A frame, as a line of {@code /frames}. */
    record Framed(@JsonUnwrapped FrameLine frame) implements Detail {}
}
