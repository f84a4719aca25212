package ocpp.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.InHandler;
import org.apache.pekko.stream.stage.OutHandler;
import org.apache.pekko.util.ByteString;

/** Carries the bytes of a channel; reading stops while too many of them wait. */
final class ChannelLogic extends GraphStageLogic implements InHandler, OutHandler {
    /** Bytes that wait for the stream before the socket is read no more. */
    private static final int WAITING_LIMIT = 64 * 1024;

    private final Inlet<ByteString> in;
    private final Outlet<ByteString> out;
    private final Channel channel;
    private final Queue<ByteString> waiting = new ArrayDeque<>(2);
    private int waitingBytes;
    private boolean pausedReading;
    private boolean awaitsRoom;
    private boolean ended;

    /** What the thread of the socket tells the stream. */
    private sealed interface Told {}

    private record Bytes(ByteString bytes) implements Told {}

    private enum State implements Told {
        HAS_ROOM,
        CLOSED
    }

    ChannelLogic(FlowShape<ByteString, ByteString> shape, Channel channel) {
        super(shape);
        this.in = shape.in();
        this.out = shape.out();
        this.channel = channel;
        setHandler(in, this);
        setHandler(out, this);
    }

    @Override
    public void preStart() {
        channel.pipeline().addLast(new Reader(createAsyncCallback(this::onTold)));
        channel.config().setAutoRead(true);
        if (!channel.isActive()) {
            completeStage();
            return;
        }
        pull(in);
    }

    @Override
    public void onPush() {
        channel.writeAndFlush(Unpooled.wrappedBuffer(grab(in).toByteBuffer()), channel.voidPromise());
        if (channel.isWritable()) {
            pull(in);
        } else {
            awaitsRoom = true;
        }
    }

    @Override
    public void onPull() {
        ByteString bytes = waiting.poll();
        if (bytes != null) {
            push(out, bytes);
            waitingBytes -= bytes.size();
            if (pausedReading && waitingBytes < WAITING_LIMIT / 2) {
                pausedReading = false;
                channel.config().setAutoRead(true);
            }
        }
        completeIfEnded();
    }

    /** What was written is sent, then the connection is closed. */
    @Override
    public void onUpstreamFinish() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        completeStage();
    }

    @Override
    public void onUpstreamFailure(Throwable failure) {
        reset();
        failStage(failure);
    }

    /** What the peer still sends is dropped until the other direction ends. */
    @Override
    public void onDownstreamFinish(Throwable cause) {
        waiting.clear();
        waitingBytes = 0;
        if (isClosed(in)) {
            completeStage();
        }
    }

    @Override
    public void postStop() {
        if (!isClosed(in)) {
            reset();
        }
    }

    private void onTold(Told told) {
        if (told instanceof Bytes read) {
            onBytes(read.bytes());
        } else if (told == State.HAS_ROOM) {
            if (awaitsRoom && channel.isWritable()) {
                awaitsRoom = false;
                pull(in);
            }
        } else {
            ended = true;
            completeIfEnded();
        }
    }

    private void onBytes(ByteString bytes) {
        if (isClosed(out)) {
            return;
        }
        if (isAvailable(out) && waiting.isEmpty()) {
            push(out, bytes);
            return;
        }
        waiting.add(bytes);
        waitingBytes += bytes.size();
        if (!pausedReading && waitingBytes > WAITING_LIMIT) {
            pausedReading = true;
            channel.config().setAutoRead(false);
        }
    }

    private void completeIfEnded() {
        if (ended && waiting.isEmpty()) {
            completeStage();
        }
    }

    /** Ends the connection at once; the peer hears of it by RST. */
    private void reset() {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }

    /** Hears of the socket on its thread. */
    private static final class Reader extends ChannelInboundHandlerAdapter {
        private final AsyncCallback<Told> stream;

        Reader(AsyncCallback<Told> stream) {
            this.stream = stream;
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
            stream.invoke(State.HAS_ROOM);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            stream.invoke(State.CLOSED);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
