package ocpp.station;

import java.time.Duration;
import java.time.Instant;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.rpc.CallOutcome;
import ocpp.wire.ErrorCode;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** One charge point: the only writer of its state. It outlives its sockets. */
public final class ChargePointActor {

    /** What a charge point is told. */
    public sealed interface Command {}

    /** A socket of this station is open; an older one is told to close (J-CONN-16). */
    public record Connected(ActorRef<ToConnection> connection, String remoteAddress) implements Command {}

    /** A CALL of the station; it is answered once, by {@link Answer} or {@link Refuse} to {@code replyTo}. */
    public record Handle(String messageId, RequestPayload<?> request, ActorRef<ToConnection> replyTo)
            implements Command {}

    /**
     * A message that is not valid and is kept as it came (lenient mode): answered by {@link Answer} when it is in the
     * ledger.
     *
     * @param payload JSON text as sent
     * @param fault what is wrong with it
     * @param answer what the station is told
     */
    public record Keep(
            String messageId,
            String action,
            String payload,
            String fault,
            ResponsePayload answer,
            ActorRef<ToConnection> replyTo)
            implements Command {}

    /** A CALL told to the connection by {@link Send} has ended. */
    public record Ended(String messageId, CallOutcome outcome) implements Command {}

    /** A socket of this station is closed; the newest one counts, the end of an older one changes nothing. */
    public record Disconnected(ActorRef<ToConnection> connection) implements Command {}

    /**
     * Sends a CALL to the station and tells once how it ended.
     *
     * @param commandId the message id of the CALL
     * @param fillId whether the request's reservationId, listVersion or requestId stands for the next free one
     * @param timeout how long the station may take to answer once the CALL is on the wire
     */
    public record Execute(
            String commandId,
            RequestPayload<?> request,
            boolean fillId,
            Duration timeout,
            String operator,
            ActorRef<Executed> replyTo)
            implements Command {}

    /** An operator registers the station or changes its registration; see {@link RegistrationEvent.Registered}. */
    public record Register(
            @Nullable RegistrationStatus approval,
            @Nullable Integer heartbeatInterval,
            String operator,
            ActorRef<Changed> replyTo)
            implements Command {}

    /** An operator closes an open transaction; nothing goes to the station. Null: now, and the last register known. */
    public record CloseTransaction(
            int transactionId,
            @Nullable Instant stoppedAt,
            @Nullable Integer meterStop,
            Reason reason,
            @Nullable String note,
            String operator,
            ActorRef<Changed> replyTo)
            implements Command {}

    /** An operator removes the station and all that is known of it; a connection is closed. */
    public record Remove(String operator, ActorRef<Changed> replyTo) implements Command {}

    /** Asks for the line of this station in the state dump. */
    public record GetSummary(ActorRef<Summary> replyTo) implements Command {}

    /** Asks for all that is known of this station. */
    public record GetSnapshot(ActorRef<Snapshot> replyTo) implements Command {}

    /** What a connection is told. */
    public sealed interface ToConnection {}

    /** Answers a CALL of the station with a CALLRESULT. */
    public record Answer(String messageId, ResponsePayload payload) implements ToConnection {}

    /** Answers a CALL of the station with a CALLERROR. */
    public record Refuse(String messageId, ErrorCode code, String description) implements ToConnection {}

    /** Sends a CALL to the station; its end comes back as {@link Ended}. */
    public record Send(String messageId, RequestPayload<?> request, Duration timeout) implements ToConnection {}

    /** Closes the socket with this WebSocket close code. */
    public record Close(int code, String reason) implements ToConnection {}

    /** How an {@link Execute} ended. */
    public sealed interface Executed {}

    /** The CALL was handed to the connection, as {@code request}, and ended so. */
    public record Finished(RequestPayload<?> request, CallOutcome outcome) implements Executed {}

    /** The CALL was never handed to the connection. */
    public record NotSent(Obstacle obstacle, String reason) implements Executed {}

    /** Why a CALL is not sent. */
    public enum Obstacle {
        /** The station has no connection (J-RPC-23). */
        NotConnected,
        /** Its registration forbids it (BOOT-08, BOOT-13). */
        NotAllowed,
        /** Too many CALLs wait. */
        QueueFull,
        /** The ledger cannot be written. */
        LedgerFailed
    }

    /** How a change by an operator ended. */
    public sealed interface Changed {}

    /** It is in the ledger. */
    public record Done() implements Changed {}

    /** It cannot be made, for this reason. */
    public record NotPossible(String reason) implements Changed {}

    /** The ledger cannot be written. */
    public record LedgerFailed(String reason) implements Changed {}

    /** A line of the state dump; null for a station that is neither known nor connected. */
    public record Summary(String chargePointId, StateDump.@Nullable Session session) {}

    /**
     * All that is known of a station.
     *
     * @param remoteAddress of the connection, null without one
     * @param connectedAt when the connection was opened, null without one
     * @param lastSeenAt when its last message came, null before the first
     * @param pendingCommands how many CALLs of ours have not ended
     * @param timeoutsInARow how many CALLs of ours in a row were not answered
     */
    public record Snapshot(
            StationState state,
            @Nullable String remoteAddress,
            @Nullable Instant connectedAt,
            @Nullable Instant lastSeenAt,
            int pendingCommands,
            int timeoutsInARow) {}

    private ChargePointActor() {}
}
