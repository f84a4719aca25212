package ocpp.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what the stations of one thread are sent while it has other work at hand, and sends it in one go, behind a
 * step that is common to all: the lines of the raw frame log are with the operating system before their frames leave.
 */
public final class SendBatches {
    private final Runnable before;
    private final FastThreadLocal<Batch> batches = new FastThreadLocal<>() {
        @Override
        protected Batch initialValue() {
            return new Batch();
        }
    };

    /** What waits on one thread. */
    private final class Batch {
        private final List<Channel> channels = new ArrayList<>();
        private boolean isDue;

        void soon(EventLoop loop) {
            if (!isDue) {
                isDue = true;
                loop.execute(this::send);
            }
        }

        private void send() {
            isDue = false;
            before.run();
            for (int index = 0; index < channels.size(); index++) {
                channels.get(index).flush();
            }
            channels.clear();
        }
    }

    /** @param before done on the thread of the sockets before what was gathered leaves; must not block for long */
    public SendBatches(Runnable before) {
        this.before = before;
    }

    /** Has the common step done soon, without anything to send; at once on a thread that serves no sockets. */
    public void soon() {
        EventLoop loop = EventLoops.current();
        if (loop == null) {
            before.run();
        } else {
            batches.get().soon(loop);
        }
    }

    /** To be called on the channel's thread. */
    void write(Channel channel, ByteBuf bytes) {
        channel.write(bytes, channel.voidPromise());
        Batch batch = batches.get();
        batch.channels.add(channel);
        batch.soon(channel.eventLoop());
    }

    /** Sends what was written, then closes. To be called on the channel's thread. */
    void close(Channel channel) {
        before.run();
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
}
