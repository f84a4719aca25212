package ocpp.transport;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.TLSProtocol.SendBytes;
import org.apache.pekko.stream.TLSProtocol.SessionBytes;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.stage.InHandler;
import org.apache.pekko.stream.stage.OutHandler;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/**
 * Carries the bytes of a channel. Neither direction holds more than some {@value #WAITING_LIMIT} bytes: then the socket is
 * read no more, or the stream is asked for no more.
 */
final class ChannelLogic extends TimerGraphStageLogic implements InHandler, OutHandler {
    private static final int WAITING_LIMIT = 64 * 1024;
    private static final String IDLE = "idle";

    private final Inlet<SslTlsOutbound> in;
    private final Outlet<SslTlsInbound> out;
    private final Channel channel;
    private final SendBatches batches;
    private final Duration idleTimeout;
    private final Queue<ByteString> waiting = new ArrayDeque<>(1);
    private final AtomicInteger handedOver = new AtomicInteger();
    private final ChannelReader reader;
    private int waitingBytes;
    private boolean isPaused;
    private boolean awaitsRoom;
    private boolean hasEnded;
    private boolean hasMoved;

    ChannelLogic(
            FlowShape<SslTlsOutbound, SslTlsInbound> shape,
            Channel channel,
            SendBatches batches,
            Duration idleTimeout) {
        super(shape);
        this.in = shape.in();
        this.out = shape.out();
        this.channel = channel;
        this.batches = batches;
        this.idleTimeout = idleTimeout;
        this.reader = new ChannelReader(createAsyncCallback(this::onTold));
        setHandler(in, this);
        setHandler(out, this);
    }

    @Override
    public void preStart() {
        pull(in);
        scheduleWithFixedDelay(IDLE, idleTimeout, idleTimeout);
        channel.eventLoop().execute(() -> {
            channel.pipeline().addLast(reader);
            Beginning.handOver(channel);
            if (!channel.isActive()) {
                reader.closed();
            }
        });
    }

    /**
     * Writes go through the queue of the channel's thread even from itself: this stage may run now on it, now on another,
     * and what it sends keeps its order.
     */
    @Override
    public void onPush() {
        hasMoved = true;
        if (!(grab(in) instanceof SendBytes send)) {
            throw new IllegalStateException("no TLS is negotiated here");
        }
        ByteString bytes = send.bytes();
        boolean hasRoom = handedOver.addAndGet(bytes.size()) <= WAITING_LIMIT;
        channel.eventLoop().execute(() -> write(bytes));
        if (hasRoom) {
            pull(in);
        } else {
            awaitsRoom = true;
        }
    }

    private void write(ByteString bytes) {
        int size = bytes.size();
        batches.write(channel, Unpooled.wrappedBuffer(bytes.toByteBuffer()));
        if (channel.isWritable()) {
            taken(size);
        } else {
            reader.whenWritable(() -> taken(size));
        }
    }

    /** On the channel's thread. */
    private void taken(int size) {
        int before = handedOver.getAndAdd(-size);
        if (before > WAITING_LIMIT && before - size <= WAITING_LIMIT) {
            reader.hasRoom();
        }
    }

    @Override
    public void onPull() {
        ByteString bytes = waiting.poll();
        if (bytes != null) {
            push(bytes);
            waitingBytes -= bytes.size();
            if (isPaused && waitingBytes <= WAITING_LIMIT / 2) {
                isPaused = false;
                channel.config().setAutoRead(true);
            }
        }
        completeIfEnded();
    }

    @Override
    public void onTimer(Object key) {
        if (!hasMoved) {
            completeStage();
        }
        hasMoved = false;
    }

    @Override
    public void onUpstreamFinish() {
        completeStage();
    }

    /** Ends the connection at once; the peer hears of it by RST. */
    @Override
    public void onUpstreamFailure(Throwable failure) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        channel.close();
        failStage(failure);
    }

    /** What the peer still sends is dropped until the other direction ends. */
    @Override
    public void onDownstreamFinish(Throwable cause) {
        takeNoMore();
        if (isClosed(in)) {
            completeStage();
        }
    }

    /** What was written is sent, then the connection is closed. */
    @Override
    public void postStop() {
        if (channel.isOpen()) {
            channel.eventLoop().execute(() -> batches.close(channel));
        }
    }

    private void onTold(ChannelReader.Told told) {
        if (told instanceof ChannelReader.Bytes read) {
            onBytes(read.bytes());
        } else if (told == ChannelReader.State.STOPPING) {
            takeNoMore();
        } else if (told == ChannelReader.State.HAS_ROOM) {
            if (awaitsRoom && !isClosed(in)) {
                awaitsRoom = false;
                pull(in);
            }
        } else {
            hasEnded = true;
            completeIfEnded();
        }
    }

    /** pekko-http answers what it has and ends. */
    private void takeNoMore() {
        waiting.clear();
        waitingBytes = 0;
        complete(out);
    }

    private void onBytes(ByteString bytes) {
        hasMoved = true;
        if (isClosed(out)) {
            return;
        }
        if (isAvailable(out) && waiting.isEmpty()) {
            push(bytes);
            return;
        }
        waiting.add(bytes);
        waitingBytes += bytes.size();
        if (!isPaused && waitingBytes > WAITING_LIMIT) {
            isPaused = true;
            channel.config().setAutoRead(false);
        }
    }

    /** There is no TLS session; pekko-http looks at it only where it is to show it in a header. */
    private void push(ByteString bytes) {
        push(out, new SessionBytes(null, bytes));
    }

    private void completeIfEnded() {
        if (hasEnded && waiting.isEmpty()) {
            completeStage();
        }
    }
}
