package ocpp.wire;

import java.util.List;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** What one text message turned out to be. */
public sealed interface Received {

    /**
     * A CALL that is valid and may come from this side.
     *
     * @param repairs the rules that had to mend the text or the payload, in the order they fired; empty in strict mode
     */
    record Call(String messageId, Action action, RequestPayload<?> payload, List<String> repairs) implements Received {

        /** A CALL that needed no repair. */
        public Call(String messageId, Action action, RequestPayload<?> payload) {
            this(messageId, action, payload, List.of());
        }
    }

    /** A CALL that is to be answered with this CALLRESULT as it stands: the trigger of an unknown message (TRIG-02). */
    record Settled(String messageId, Action action, ResponsePayload answer) implements Received {}

    /**
     * A CALL that is to be answered with a CALLERROR.
     *
     * @param action the action as sent, null where it could not be read
     * @param text the whole message, so that people can be shown what was refused; empty where it is not at hand
     */
    record BadCall(String messageId, @Nullable String action, Fault fault, String text) implements Received {

        /** A CALL whose text is not at hand. */
        public BadCall(String messageId, @Nullable String action, Fault fault) {
            this(messageId, action, fault, "");
        }

        BadCall withText(String text) {
            return new BadCall(messageId, action, fault, text);
        }
    }

    /** A valid CALLRESULT to a CALL of ours. */
    record Result(String messageId, ResponsePayload payload) implements Received {}

    /** A CALLRESULT or CALLERROR to a CALL of ours that is not valid: it ends the CALL with a local error (J-RPC-18). */
    record BadResult(String messageId, Fault fault) implements Received {}

    /**
     * A CALLERROR to a CALL of ours.
     *
     * @param code as sent, which may be none of {@link ErrorCode} (J-ERR-06)
     * @param details JSON text of the details, {@code {}} where absent
     */
    record Error(String messageId, String code, String description, String details) implements Received {}

    /**
     * A message that gets no answer (J-RPC-04, J-RPC-16, J-RPC-20).
     *
     * @param unreadable whether an answer may have been due but could not be given; an answer to a CALL that has ended
     *     needs none
     */
    record Ignored(String reason, boolean unreadable) implements Received {}
}
