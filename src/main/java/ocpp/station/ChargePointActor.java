package ocpp.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.rpc.CallOutcome;
import ocpp.wire.ErrorCode;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** One charge point: the only writer of its state. It outlives its sockets. */
public final class ChargePointActor {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** What a charge point is told. */
    public sealed interface Command {}

    /** A socket of this station is open; an older one is told to close (J-CONN-16). */
    public record Connected(ActorRef<ToConnection> connection, String remoteAddress) implements Command {}

    /** A message of the station, to be answered once. */
    public sealed interface Asked extends Command {
        String messageId();

        ActorRef<ToConnection> replyTo();
    }

    /**
     * A CALL of the station; it is answered once, by {@link Answer} or {@link Refuse} to {@code replyTo}.
     *
     * @param mended what lenient mode had to do, null where it is valid as it was sent
     */
    public record Handle(
            String messageId,
            RequestPayload<?> request,
            @Nullable Mended mended,
            ActorRef<ToConnection> replyTo) implements Asked {

        /** A CALL that is valid as it was sent. */
        public Handle(String messageId, RequestPayload<?> request, ActorRef<ToConnection> replyTo) {
            this(messageId, request, null, replyTo);
        }
    }

    /**
     * A message that was not valid was mended and is done with: a CALL that was answered as it stood, or the answer to a
     * CALL of ours.
     *
     * @param repairs the rules that mended it
     */
    public record Repaired(String messageId, Action action, List<String> repairs) implements Command {}

    /**
     * A message of the station was refused or ignored because it is not valid.
     *
     * @param action as sent, null where it could not be read
     * @param fault what is wrong with it
     * @param repairs the rules by which lenient mode would have taken it, none where it would not
     */
    public record NotTaken(@Nullable String action, String fault, List<String> repairs) implements Command {}

    /** Has the connection read messages in this way; null: as the policy has it for the station's vendor and model. */
    public record ReadAs(@Nullable Validation validation) implements Command, ToConnection {}

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

    /** Asks for the line of this station in the state dump; not answered while the ledger cannot be read. */
    public record GetSummary(ActorRef<StateDump.Line> replyTo) implements Command {}

    /** Asks for all that is known of this station; not answered while the ledger cannot be read. */
    public record GetSnapshot(ActorRef<Snapshot> replyTo) implements Command {}

    /** What a connection is told. */
    public sealed interface ToConnection {}

    /**
     * Answers a CALL of the station with a CALLRESULT.
     *
     * @param clearedProfiles ids of the charging profiles that it removed
     */
    public record Answer(String messageId, ResponsePayload payload, List<Integer> clearedProfiles)
            implements ToConnection {

        public Answer(String messageId, ResponsePayload payload) {
            this(messageId, payload, List.of());
        }
    }

    /** Answers a CALL of the station with a CALLERROR. */
    public record Refuse(String messageId, ErrorCode code, String description) implements ToConnection {}

    /** Sends a CALL to the station; its end comes back as {@link Ended}. */
    public record Send(String messageId, RequestPayload<?> request, Duration timeout) implements ToConnection {}

    /** Closes the socket with this WebSocket close code. */
    public record Close(int code, String reason) implements ToConnection {}

    /** A step of the journal has ended; how to go on. */
    record Resumed(long step, Runnable next) implements Command {}

    /** A reservation may have expired. */
    record ReservationsDue() implements Command {}

    private ChargePointActor() {}

    /** Makes the actors of identities: each reads its state from the ledger first, and starts anew after a bug. */
    public static Function<String, Behavior<Command>> factory(Ports ports, StationSettings settings) {
        StationRules rules = new StationRules(settings);
        return chargePointId -> Behaviors.supervise(Behaviors.<Command>setup(context ->
                        Behaviors.withTimers(timers -> new ChargePoint(chargePointId, context, timers, ports, rules))))
                .onFailure(SupervisorStrategy.restartWithBackoff(SHORTEST_PAUSE, LONGEST_PAUSE, 0.2));
    }
}
