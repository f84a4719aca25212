package ocpp.emulator.chargepoint;

import java.time.Duration;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What a charge point does. The first group is to be carried out, in its order; the second only tells. */
public sealed interface Effect {

    /** Sends a CALL on the open link; its end comes back as {@link Input.Ended}, also when the link is lost. */
    record Send(String messageId, RequestPayload<?> request, Duration timeout) implements Effect {}

    /** Answers a CALL with a CALLRESULT. */
    record Answer(String messageId, ResponsePayload payload) implements Effect {}

    /** Answers a CALL with a CALLERROR. */
    record Refuse(String messageId, ErrorCode code, String description) implements Effect {}

    /** Leaves a CALL without an answer (BOOT-07). */
    record Ignore(String messageId) implements Effect {}

    /**
     * Opens the WebSocket; {@link Input.LinkUp} or {@link Input.LinkRefused} follows.
     *
     * @param authorizationKey the password as hexadecimal digits, null for none; a secret
     */
    record Connect(@Nullable String authorizationKey) implements Effect {
        @Override
        public String toString() {
            return "Connect[]";
        }
    }

    /**
     * Ends the WebSocket, or gives up opening it; nothing of it is told any more.
     *
     * @param code of the Close; 1006 for none: the TCP connection is cut
     */
    record Disconnect(int code, String reason) implements Effect {}

    /** Sends WebSocket pings so often from now on, zero for none. */
    record PingEvery(Duration interval) implements Effect {}

    /**
     * Fetches a file; {@link Input.FileDone} or {@link Input.FileFailed} follows.
     *
     * @param job the same for every try of an order: each goes on where the one before broke off
     * @param location may hold credentials; a secret
     * @param signature to be checked, null for none
     */
    record Download(int job, String location, @Nullable FirmwareSignature signature) implements Effect {
        @Override
        public String toString() {
            return "Download[" + job + "]";
        }
    }

    /**
     * Puts a file into a directory; {@link Input.FileDone} or {@link Input.FileFailed} follows.
     *
     * @param location may hold credentials; a secret
     */
    record Upload(int job, String location, String fileName, String content) implements Effect {
        @Override
        public String toString() {
            return "Upload[" + job + ", " + fileName + "]";
        }
    }

    /** Gives up a transfer; nothing of it is told any more. */
    record CancelFile(int job) implements Effect {}

    /** Keeps this for the next start of the process, in place of what was kept before; complete before anything after it. */
    record Journal(SavedState state) implements Effect {}

    /** Tells: a connector has another status now, reported or not yet. */
    record StatusChanged(int connectorId, ChargePointStatus from, ChargePointStatus to) implements Effect {}

    /**
     * Tells: a transaction has begun.
     *
     * @param transaction its number within this charge point; the central system's id comes later
     */
    record TransactionBegun(int connectorId, int transaction, String idTag) implements Effect {}

    /** Tells: a transaction has ended; its messages may still wait. */
    record TransactionOver(int connectorId, int transaction, Reason reason, long energyWh) implements Effect {}

    /** Tells: a message about a transaction was given up after so many attempts (TXQ-05). */
    record MessageGivenUp(RequestPayload<?> request) implements Effect {}

    /** Tells: a card was refused. */
    record CardRefused(int connectorId, String idTag, String reason) implements Effect {}

    /** Tells: the charge point is off, as {@link Input.SwitchOff} asked for; nothing comes of any input but PowerOn. */
    record SwitchedOff() implements Effect {}

    /** Tells: the charge point restarts. */
    record Reboot(String reason) implements Effect {}
}
