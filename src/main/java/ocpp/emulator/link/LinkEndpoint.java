package ocpp.emulator.link;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import ocpp.rpc.CallOutcome;
import ocpp.socket.CloseCodes;
import ocpp.socket.CloseReason;
import ocpp.socket.Connection;
import ocpp.socket.Endpoint;
import ocpp.wire.Received;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.jspecify.annotations.Nullable;

/** The charge point's end of a connection: turns what happens on it into {@link LinkEvent}s and obeys {@link LinkCommand}s. */
public final class LinkEndpoint implements Endpoint {
    private final Consumer<LinkEvent> listener;
    private final Function<byte[], List<byte[]>> leaving;
    private final Function<byte[], List<byte[]>> arriving;
    private boolean asItStands;
    private @Nullable Connection connection;

    /** @param listener takes the events on the thread of the connection, so it must not block */
    public LinkEndpoint(Consumer<LinkEvent> listener) {
        this(listener, List::of, List::of);
    }

    /**
     * @param leaving what leaves in place of each text; see {@link Endpoint#leaving}
     * @param arriving what arrives in place of each text; see {@link Endpoint#arriving}
     */
    public LinkEndpoint(
            Consumer<LinkEvent> listener,
            Function<byte[], List<byte[]>> leaving,
            Function<byte[], List<byte[]>> arriving) {
        this.listener = listener;
        this.leaving = leaving;
        this.arriving = arriving;
    }

    @Override
    public List<byte[]> leaving(byte[] text) {
        return asItStands ? List.of(text) : leaving.apply(text);
    }

    @Override
    public List<byte[]> arriving(byte[] text) {
        return arriving.apply(text);
    }

    @Override
    public void opened(Connection opened) {
        connection = opened;
        listener.accept(new LinkEvent.Opened(Adapter.toTyped(opened.self())));
    }

    @Override
    public void received(Received.Call call) {
        listener.accept(new LinkEvent.Called(call));
    }

    @Override
    public void malformed(Received.BadCall call) {
        listener.accept(new LinkEvent.Invalid(call.fault().description()));
    }

    @Override
    public void settled(Received.Settled call) {}

    @Override
    public void ignored(Received.Ignored message) {
        if (message.unreadable()) {
            listener.accept(new LinkEvent.Invalid(message.reason()));
        }
    }

    /** A charge point has no state to dump (EDGE-02): the text is ignored like any other that is no frame. */
    @Override
    public void dumpState() {}

    @Override
    public void ended(String messageId, CallOutcome outcome) {
        listener.accept(new LinkEvent.Ended(messageId, outcome));
    }

    @Override
    public void message(Object message) {
        Connection open = connection;
        if (open == null || !(message instanceof LinkCommand command)) {
            return;
        }
        if (command instanceof LinkCommand.Call call) {
            open.call(call.messageId(), call.request(), call.timeout());
        } else if (command instanceof LinkCommand.Answer answer) {
            open.answer(answer.messageId(), answer.payload());
        } else if (command instanceof LinkCommand.Refuse refusal) {
            open.refuse(refusal.messageId(), refusal.code(), refusal.description());
        } else if (command instanceof LinkCommand.Ignore ignored) {
            open.ignore(ignored.messageId());
        } else if (command instanceof LinkCommand.PingEvery pings) {
            open.pingEvery(pings.interval());
        } else if (command instanceof LinkCommand.Close close && close.code() == CloseCodes.ABNORMAL) {
            open.cut();
        } else if (command instanceof LinkCommand.Close close) {
            open.close(close.code(), close.reason());
        } else if (command instanceof LinkCommand.Text text) {
            asItStands = true;
            open.text(text.text());
            asItStands = false;
        } else if (command instanceof LinkCommand.Arrive held) {
            open.arrive(held.text());
        }
    }

    @Override
    public void closed(CloseReason reason) {
        connection = null;
        listener.accept(new LinkEvent.Closed(reason));
    }
}
