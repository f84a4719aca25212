package ocpp.emulator.scenario.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import ocpp.emulator.scenario.Happening;
import ocpp.protocol.Action;
import org.jspecify.annotations.Nullable;

/**
 * A message of the wire.
 *
 * @param number from 1 in the order of the wire
 * @param at by the clock of the scenario
 * @param action null where it is none that OCPP 1.6 knows
 * @param payload of a CALLERROR: code, description, details
 * @param text as it was on the wire
 * @param latency since its CALL, null for a CALL
 */
public record Message(
        int number,
        Instant at,
        Happening happening,
        String messageId,
        @Nullable Action action,
        JsonNode payload,
        String text,
        @Nullable Duration latency) {

    /** {@code #14 StopTransaction.req}, for people. */
    public String reference() {
        String suffix = happening.isCall() ? ".req" : happening.isError() ? ".error" : ".conf";
        return "#" + number + " " + (action == null ? "?" : action) + suffix;
    }
}
