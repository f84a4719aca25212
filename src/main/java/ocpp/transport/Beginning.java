package ocpp.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A connection until it has been answered. No stream is made for it before it asks for something and its turn has come;
 * what it sends meanwhile is kept. On the channel's thread.
 */
final class Beginning extends ChannelDuplexHandler {
    private static final int READS_LIMIT = 8;

    /** About as many steps as a charge point takes from its handshake to the answer to its BootNotification. */
    private static final int STEPS = 30;

    /** An answer that takes longer does not keep others waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Channel channel;
    private final Beginnings all;
    private final Runnable stream;
    private final Queue<Object> kept = new ArrayDeque<>(1);
    private Future<?> deadline;
    private boolean hasPlace;
    private boolean hasStream;
    private boolean isStopping;

    /** @param longest a connection that has not begun after so long is closed */
    Beginning(Channel channel, Beginnings all, Duration longest, Runnable stream) {
        this.channel = channel;
        this.all = all;
        this.stream = stream;
        this.deadline = after(longest, channel::close);
    }

    boolean isOpen() {
        return channel.isActive();
    }

    /** Its turn has come; on any thread. */
    void begin() {
        channel.eventLoop().execute(() -> {
            hasPlace = true;
            deadline.cancel(false);
            if (channel.isActive()) {
                deadline = after(PATIENCE, this::leave);
                stream.run();
            } else {
                leave();
            }
        });
    }

    /** The stream reads from now on, first what was kept. */
    static void handOver(Channel channel) {
        ChannelHandlerContext context = channel.pipeline().context(Beginning.class);
        if (context != null) {
            ((Beginning) context.handler()).handOver(context);
        }
    }

    private void handOver(ChannelHandlerContext context) {
        hasStream = true;
        kept.forEach(context::fireChannelRead);
        kept.clear();
        if (isStopping) {
            context.fireUserEventTriggered(ChannelReader.State.STOPPING);
        }
        channel.config().setAutoRead(true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (hasStream) {
            context.fireChannelRead(bytes);
            return;
        }
        kept.add(bytes);
        if (kept.size() == 1) {
            all.enter(this);
        } else if (kept.size() == READS_LIMIT) {
            channel.config().setAutoRead(false);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object bytes, ChannelPromise promise) {
        leaveAfter(STEPS);
        context.pipeline().remove(this);
        context.write(bytes, promise);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        isStopping = event == ChannelReader.State.STOPPING;
        if (hasStream) {
            context.fireUserEventTriggered(event);
        } else if (isStopping && kept.isEmpty()) {
            channel.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        leave();
        kept.forEach(ReferenceCountUtil::release);
        kept.clear();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        channel.close();
    }

    /** Each step waits for what this thread has at hand: no time where there is little, and as long as others where much. */
    private void leaveAfter(int steps) {
        if (steps == 0) {
            leave();
        } else {
            channel.eventLoop().execute(() -> leaveAfter(steps - 1));
        }
    }

    private void leave() {
        deadline.cancel(false);
        if (hasPlace) {
            hasPlace = false;
            all.leave();
        }
    }

    private Future<?> after(Duration delay, Runnable action) {
        return channel.eventLoop().schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
