package ocpp.rpc;

import ocpp.protocol.ResponsePayload;

/** How a CALL of ours ended; every CALL ends exactly once. */
public sealed interface CallOutcome {

    /** A valid CALLRESULT came. */
    record Answered(ResponsePayload payload) implements CallOutcome {}

    /**
     * A CALLERROR came, or an answer that is not valid.
     *
     * @param code the code as sent, or the code of the fault found in the answer
     * @param details JSON text
     * @param local whether the fault was found here, in a CALLRESULT or CALLERROR that is not valid
     */
    record Refused(String code, String description, String details, boolean local) implements CallOutcome {}

    /** No answer came in time (J-RPC-15). */
    record TimedOut() implements CallOutcome {}

    /** The connection ended before an answer came, or there was none. */
    record Disconnected() implements CallOutcome {}

    /** The queue of CALLs to this peer was full. */
    record QueueFull() implements CallOutcome {}
}
