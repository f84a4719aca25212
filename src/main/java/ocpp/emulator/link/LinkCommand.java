package ocpp.emulator.link;

import java.time.Duration;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.wire.ErrorCode;

/** What a charge point tells its connection to the central system. */
public sealed interface LinkCommand {

    /** Sends a CALL; its end comes back as {@link LinkEvent.Ended}. */
    record Call(String messageId, RequestPayload<?> request, Duration timeout) implements LinkCommand {}

    /** Answers a CALL with a CALLRESULT. */
    record Answer(String messageId, ResponsePayload payload) implements LinkCommand {}

    /** Answers a CALL with a CALLERROR. */
    record Refuse(String messageId, ErrorCode code, String description) implements LinkCommand {}

    /** Leaves a CALL without an answer. */
    record Ignore(String messageId) implements LinkCommand {}

    /** Sends pings so often from now on, zero for none. */
    record PingEvery(Duration interval) implements LinkCommand {}

    /** Closes the connection with this WebSocket close code; with 1006 it is cut without Close. */
    record Close(int code, String reason) implements LinkCommand {}

    /** Sends a text as it stands, whether it is a message or not. */
    record Text(String text) implements LinkCommand {}

    /** Takes a text of the central system that was held up on its way. */
    record Arrive(byte[] text) implements LinkCommand {}
}
