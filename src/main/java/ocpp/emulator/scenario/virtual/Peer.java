package ocpp.emulator.scenario.virtual;

import java.time.Duration;
import java.util.function.Consumer;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.rpc.CallOutcome;
import ocpp.rpc.RpcLimits;
import ocpp.rpc.RpcOutput;
import ocpp.rpc.RpcSession;
import ocpp.wire.CodecSettings;
import ocpp.wire.ErrorCode;
import ocpp.wire.Frame;
import ocpp.wire.FrameCodec;
import ocpp.wire.Received;

/** One end of a connection in memory: the same codec and the same session as on a socket. */
final class Peer implements RpcOutput {
    private static final RpcLimits LIMITS =
            new RpcLimits(64, 256 * 1024, Duration.ofMinutes(10), 1000, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final Timeline timeline;
    private final FrameCodec codec;
    private final Listener listener;
    private final Consumer<byte[]> wire;
    private final RpcSession session = new RpcSession(LIMITS, this);
    private boolean isSilent;

    /** Who hears what the other side wants. */
    interface Listener {
        void called(Received.Call call);

        void ended(String messageId, CallOutcome outcome);

        default void unreadable(String reason) {}
    }

    /** @param wire takes what this end sends */
    Peer(Timeline timeline, CodecSettings side, Listener listener, Consumer<byte[]> wire) {
        this.timeline = timeline;
        this.codec = new FrameCodec(side);
        this.listener = listener;
        this.wire = wire;
    }

    void receive(byte[] text) {
        session.received(codec.decode(text, session), text.length, timeline.nanos());
    }

    void send(String messageId, RequestPayload<?> request, Duration timeout) {
        session.call(messageId, request, timeout, timeline.nanos());
    }

    void reply(String messageId, ResponsePayload payload) {
        session.answer(messageId, payload);
    }

    void decline(String messageId, ErrorCode code, String description) {
        session.refuse(messageId, code, description);
    }

    /** Leaves a CALL without an answer, and goes on to the next. */
    void ignore(String messageId) {
        isSilent = true;
        session.refuse(messageId, ErrorCode.SecurityError, "");
        isSilent = false;
    }

    void close() {
        session.close();
    }

    @Override
    public void handle(Received.Call call) {
        listener.called(call);
    }

    @Override
    public void refusing(Received.BadCall call) {
        listener.unreadable(call.fault().description());
    }

    @Override
    public void settling(Received.Settled call) {}

    @Override
    public void dump() {}

    @Override
    public void answer(Frame answer) {
        if (!isSilent) {
            wire.accept(codec.encode(answer));
        }
    }

    @Override
    public void call(Frame.Call call) {
        wire.accept(codec.encode(call));
        long wait = session.nanosToCallTimeout(timeline.nanos());
        if (wait != Long.MAX_VALUE) {
            timeline.after(Duration.ofNanos(wait), () -> session.expireCall(timeline.nanos()));
        }
    }

    @Override
    public void ended(String messageId, CallOutcome outcome) {
        listener.ended(messageId, outcome);
    }

    @Override
    public void ignored(Received.Ignored message) {
        listener.unreadable(message.reason());
    }

    @Override
    public void close(int code, String reason) {}
}
