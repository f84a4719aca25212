package ocpp.wire;

import java.util.List;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** What one text message turned out to be. */
public sealed interface Received {

    /**
     * A CALL that is valid, or was made so in lenient mode, and may come from this side.
     *
     * @param repairs the rules that had to mend the text or the payload ({@link Repair#rule}), none in strict mode
     * @param original the payload as it was sent where it was mended, JSON text as far as it is any, else {@code ""}
     */
    record Call(String messageId, Action action, RequestPayload<?> payload, List<String> repairs, String original)
            implements Received {

        /** A CALL that needed no repair. */
        public Call(String messageId, Action action, RequestPayload<?> payload) {
            this(messageId, action, payload, List.of(), "");
        }
    }

    /**
     * A CALL that is to be answered with this CALLRESULT as it stands: the trigger of an unknown message (TRIG-02), or
     * in lenient mode a message that says nothing which can be used.
     *
     * @param repairs as with {@link Call}
     */
    record Settled(String messageId, Action action, ResponsePayload answer, List<String> repairs) implements Received {

        /** A CALL that needed no repair. */
        public Settled(String messageId, Action action, ResponsePayload answer) {
            this(messageId, action, answer, List.of());
        }
    }

    /**
     * A CALL that is to be answered with a CALLERROR.
     *
     * @param action the action as sent, cut to 255 characters, null where it could not be read
     * @param text the whole message, so that people can be shown what was refused; empty where it is not at hand
     * @param repairs the rules by which lenient mode would have taken the CALL, none where it would not
     */
    record BadCall(String messageId, @Nullable String action, Fault fault, String text, List<String> repairs)
            implements Received {

        /** A CALL whose text is not at hand. */
        public BadCall(String messageId, @Nullable String action, Fault fault) {
            this(messageId, action, fault, "", List.of());
        }

        BadCall withText(String text) {
            return new BadCall(messageId, action, fault, text, repairs);
        }

        BadCall withRepairs(List<String> repairs) {
            return new BadCall(messageId, action, fault, text, repairs);
        }
    }

    /**
     * A CALLRESULT to a CALL of ours that is valid, or was made so in lenient mode.
     *
     * @param repairs as with {@link Call}
     */
    record Result(String messageId, ResponsePayload payload, List<String> repairs) implements Received {

        /** A CALLRESULT that needed no repair. */
        public Result(String messageId, ResponsePayload payload) {
            this(messageId, payload, List.of());
        }
    }

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
     * @param repairs the rules by which lenient mode would have taken it, none where it would not
     */
    record Ignored(String reason, boolean unreadable, List<String> repairs) implements Received {

        /** A message that lenient mode would not take either. */
        public Ignored(String reason, boolean unreadable) {
            this(reason, unreadable, List.of());
        }
    }
}
