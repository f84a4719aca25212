package ocpp.station;

import java.time.Instant;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/** Events of the CALLs that operators send. */
public sealed interface CommandEvent extends StationEvent {

    /**
     * A CALL was handed to the connection.
     *
     * @param request as sent, with the ids filled in and the value of AuthorizationKey masked
     */
    record Sent(Instant at, String commandId, String operator, RequestPayload<?> request) implements CommandEvent {}

    /** A CALL ended. */
    record Ended(Instant at, String commandId, CallOutcome outcome) implements CommandEvent {}

    /** The station was asked for this message by a trigger and agreed: it may send it while Pending (BOOT-14). */
    record MessageTriggered(
            Instant at, Action action, @Nullable Integer connectorId) implements CommandEvent {}
}
