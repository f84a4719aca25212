package ocpp.rpc;

import ocpp.wire.Frame;
import ocpp.wire.Received;

/** What an {@link RpcSession} has done by its connection. The session may be called from within any of these methods. */
public interface RpcOutput {

    /** Hands over a CALL of the peer: its turn has come. */
    void handle(Received.Call call);

    /** Tells of a CALL that is answered right after this with the CALLERROR of its fault. */
    void refusing(Received.BadCall call);

    /** Tells of a CALL that is answered right after this with the CALLRESULT that it carries. */
    void settling(Received.Settled call);

    /** Hands over the wish for a state dump: its turn has come. */
    void dump();

    /** Sends the answer to a CALL of the peer. */
    void answer(Frame answer);

    /** Sends a CALL. */
    void call(Frame.Call call);

    /** Tells that a CALL of ours has ended; once for each. */
    void ended(String messageId, CallOutcome outcome);

    /** Tells of a text that gets no answer. */
    void ignored(Received.Ignored message);

    /** Closes the connection. */
    void close(int code, String reason);
}
