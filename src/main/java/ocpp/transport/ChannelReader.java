package ocpp.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.util.ByteString;

/** Tells a stream what comes from its channel; on the channel's thread. */
final class ChannelReader extends ChannelInboundHandlerAdapter {
    private final AsyncCallback<Told> stream;
    private final List<Runnable> whenWritable = new ArrayList<>(0);

    /** What the stream is told. */
    sealed interface Told {}

    record Bytes(ByteString bytes) implements Told {}

    enum State implements Told {
        HAS_ROOM,
        STOPPING,
        CLOSED
    }

    ChannelReader(AsyncCallback<Told> stream) {
        this.stream = stream;
    }

    void hasRoom() {
        stream.invoke(State.HAS_ROOM);
    }

    void closed() {
        stream.invoke(State.CLOSED);
    }

    /** Runs it when the peer has taken enough of what was written. */
    void whenWritable(Runnable action) {
        whenWritable.add(action);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        buffer.release();
        stream.invoke(new Bytes(ByteString.fromArrayUnsafe(bytes)));
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            whenWritable.forEach(Runnable::run);
            whenWritable.clear();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closed();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == State.STOPPING) {
            stream.invoke(State.STOPPING);
        }
    }

    /** A connection that the peer reset. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
