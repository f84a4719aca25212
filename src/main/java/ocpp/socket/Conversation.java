package ocpp.socket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import ocpp.protocol.Action;
import ocpp.protocol.Actions;
import ocpp.rpc.CallOutcome;
import ocpp.rpc.RpcOutput;
import ocpp.rpc.RpcSession;
import ocpp.telemetry.SessionTrace;
import ocpp.wire.ErrorCode;
import ocpp.wire.Frame;
import ocpp.wire.Received;

/** Joins the texts of one connection with its RPC session, its endpoint, its log and its trace. */
final class Conversation implements RpcOutput {
    private static final byte[] DUMP_STATE = "DUMP_STATE".getBytes(StandardCharsets.US_ASCII);
    private static final String CALL_RESULT = "CALLRESULT";
    private static final String NO_ANSWER = "no answer";

    /** Where texts leave. */
    interface Line {
        boolean isOpen();

        /** Sends a text; the array is the line's from now on. */
        void send(byte[] text);

        /** Closes for what the peer did. */
        void fault(int closeCode, String reason);
    }

    private final ConnectionSetup setup;
    private final Line line;
    private final RpcSession session;
    private boolean isSilent;

    Conversation(ConnectionSetup setup, Line line) {
        this.setup = setup;
        this.line = line;
        this.session = new RpcSession(setup.settings().rpc(), this);
    }

    RpcSession session() {
        return session;
    }

    void received(byte[] text, long nowNanos) {
        List<byte[]> arriving = setup.endpoint().arriving(text);
        for (int index = 0; index < arriving.size(); index++) {
            arrived(arriving.get(index), nowNanos);
        }
    }

    /** A text has come, whatever befell it on its way. */
    void arrived(byte[] text, long nowNanos) {
        setup.frames().received(text);
        if (setup.dumpState() && Arrays.equals(text, DUMP_STATE)) {
            session.dumpWanted(text.length, nowNanos);
            return;
        }
        Received message = setup.codec().decode(text, session, setup.endpoint().leniency());
        traceArrival(message);
        tellMended(message);
        session.received(message, text.length, nowNanos);
    }

    void send(byte[] text) {
        if (line.isOpen()) {
            for (byte[] leaving : setup.endpoint().leaving(text)) {
                setup.frames().sent(leaving);
                line.send(leaving);
            }
        }
    }

    /** Ends a CALL of the peer without an answer. */
    void ignore(String messageId) {
        isSilent = true;
        session.refuse(messageId, ErrorCode.SecurityError, "");
        isSilent = false;
    }

    @Override
    public void handle(Received.Call call) {
        setup.endpoint().received(call);
    }

    @Override
    public void refusing(Received.BadCall call) {
        setup.endpoint().malformed(call);
    }

    @Override
    public void settling(Received.Settled call) {
        setup.endpoint().settled(call);
    }

    @Override
    public void dump() {
        setup.endpoint().dumpState();
    }

    @Override
    public void answer(Frame answer) {
        if (isSilent) {
            isSilent = false;
            setup.trace().answered(answer.messageId(), NO_ANSWER);
            return;
        }
        String outcome = answer instanceof Frame.CallError error ? error.code().name() : CALL_RESULT;
        setup.trace().answered(answer.messageId(), outcome);
        setup.endpoint().answering(answer);
        send(setup.codec().encode(answer));
    }

    @Override
    public void call(Frame.Call call) {
        setup.trace().sent(call.messageId(), Actions.of(call.payload()).name());
        send(setup.codec().encode(call));
    }

    @Override
    public void ended(String messageId, CallOutcome outcome) {
        setup.trace().ended(messageId, inWords(outcome));
        setup.endpoint().ended(messageId, outcome);
    }

    @Override
    public void ignored(Received.Ignored message) {
        setup.endpoint().ignored(message);
    }

    @Override
    public void close(int code, String reason) {
        line.fault(code, reason);
    }

    private void tellMended(Received message) {
        if (message instanceof Received.Result result && !result.repairs().isEmpty()) {
            Action action = session.actionOf(result.messageId());
            if (action != null) {
                setup.endpoint().mended(action, result);
            }
        }
    }

    private void traceArrival(Received message) {
        SessionTrace trace = setup.trace();
        if (message instanceof Received.Call call) {
            trace.received(call.messageId(), call.action().name());
        } else if (message instanceof Received.BadCall call) {
            trace.received(call.messageId(), call.action() == null ? "unknown" : call.action());
        } else if (message instanceof Received.Settled call) {
            trace.received(call.messageId(), call.action().name());
        }
    }

    private static String inWords(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Answered) {
            return CALL_RESULT;
        }
        return outcome instanceof CallOutcome.Refused refused
                ? refused.code()
                : outcome.getClass().getSimpleName();
    }
}
