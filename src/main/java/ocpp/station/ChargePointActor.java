package ocpp.station;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
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

    /** A CALL told to the connection by {@link Send} has ended. */
    public record Ended(String messageId, CallOutcome outcome) implements Command {}

    /** A socket of this station is closed; the newest one counts, the end of an older one changes nothing. */
    public record Disconnected(ActorRef<ToConnection> connection) implements Command {}

    /** Sends a CALL to the station and tells how it ended. */
    public record Execute(
            String commandId,
            RequestPayload<?> request,
            Duration timeout,
            String operator,
            ActorRef<CallOutcome> replyTo)
            implements Command {}

    /** Asks for the line of this station in the state dump. */
    public record GetSummary(ActorRef<Summary> replyTo) implements Command {}

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

    /**
     * One session of the state dump, as the DUMP_STATE text message shows it.
     *
     * @param lastSeenAt ISO 8601 in UTC, null before the first frame
     * @param lastMeterWh the last Energy.Active.Import.Register in Wh, null before the first
     */
    public record Summary(
            String chargePointId,
            boolean bootAccepted,
            @Nullable Integer activeTransactionId,
            @Nullable String lastSeenAt,
            @Nullable BigDecimal lastMeterWh,
            List<ProfileSummary> chargingProfiles) {}

    /** A charging profile in the state dump; limitW is the first period's limit where the unit is W, else null. */
    public record ProfileSummary(int id, @Nullable BigDecimal limitW) {}

    private ChargePointActor() {}
}
