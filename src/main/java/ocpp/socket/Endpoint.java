package ocpp.socket;

import java.util.List;
import ocpp.protocol.Action;
import ocpp.rpc.CallOutcome;
import ocpp.wire.Frame;
import ocpp.wire.Leniency;
import ocpp.wire.Received;

/** Where a connection delivers to. One object per connection, called by one thread at a time. */
public interface Endpoint {

    /** The socket is open. Called once and first. */
    void opened(Connection connection);

    /** Whether messages of this peer that are not valid are mended. */
    default Leniency leniency() {
        return Leniency.STRICT;
    }

    /** A valid CALL, handed over when those before it are answered; it must be answered or refused once. */
    void received(Received.Call call);

    /** A CALL that is not valid; its CALLERROR leaves right after this call. */
    void malformed(Received.BadCall call);

    /** A CALL whose answer is settled already; its CALLRESULT leaves right after this call. */
    void settled(Received.Settled call);

    /** This answer to a CALL of the peer is about to leave, whoever gave it; called once for each CALL that gets one. */
    default void answering(Frame answer) {}

    /** The answer to a CALL of ours was mended; it ends that CALL right after this call. */
    default void mended(Action action, Received.Result result) {}

    /** What leaves in place of this text, in order, each another array; for tests that mangle texts on their way. */
    default List<byte[]> leaving(byte[] text) {
        return List.of(text);
    }

    /** What arrives in place of this text, in order; for tests that mangle texts on their way. */
    default List<byte[]> arriving(byte[] text) {
        return List.of(text);
    }

    /** A text message that got no answer. */
    void ignored(Received.Ignored message);

    /** The text message {@code DUMP_STATE} came; to be answered by {@link Connection#text}. */
    void dumpState();

    /** A CALL sent by {@link Connection#call} has ended. Called exactly once for each. */
    void ended(String messageId, CallOutcome outcome);

    /** A message told to {@link Connection#self}. */
    void message(Object message);

    /** The connection is over; every CALL has ended before. Called once and last. */
    void closed(CloseReason reason);
}
