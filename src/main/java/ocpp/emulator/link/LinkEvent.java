package ocpp.emulator.link;

import ocpp.rpc.CallOutcome;
import ocpp.socket.CloseReason;
import ocpp.wire.Received;
import org.apache.pekko.actor.typed.ActorRef;

/** What a charge point hears of its connection to the central system. */
public sealed interface LinkEvent {

    /** The socket is open; told first. */
    record Opened(ActorRef<LinkCommand> link) implements LinkEvent {}

    /** A valid CALL of the central system; it is answered once, by {@link LinkCommand.Answer} or {@link LinkCommand.Refuse}. */
    record Called(Received.Call call) implements LinkEvent {}

    /** A text came that is no valid message; it is answered already, if it can be. */
    record Invalid(String reason) implements LinkEvent {}

    /** A CALL told by {@link LinkCommand.Call} has ended. */
    record Ended(String messageId, CallOutcome outcome) implements LinkEvent {}

    /** The connection is over; told last. */
    record Closed(CloseReason reason) implements LinkEvent {}
}
