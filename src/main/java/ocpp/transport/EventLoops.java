package ocpp.transport;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of this process that serve sockets, one for each core, and the executor of the dispatcher that runs on
 * them. What such a thread sets going runs on itself: a frame is read, handled and answered without waking another one.
 */
final class EventLoops extends AbstractExecutorService {
    private static final FastThreadLocal<EventLoop> CURRENT = new FastThreadLocal<>();
    private static final EventLoopGroup GROUP = start();

    private volatile boolean shut;

    static EventLoopGroup group() {
        return GROUP;
    }

    /** That of this thread, null where it serves no sockets. */
    static @Nullable EventLoop current() {
        return CURRENT.getIfExists();
    }

    private static EventLoopGroup start() {
        // No buffer leaves the class that takes it.
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
        EventLoopGroup group = new Loops();
        for (EventExecutor loop : group) {
            loop.execute(() -> CURRENT.set((EventLoop) loop));
        }
        return group;
    }

    private static final class Loops extends MultiThreadIoEventLoopGroup {
        /** However much there is to do, sockets are looked at so often: who came, who gave up. */
        private static final long MILLIS_AWAY_FROM_SOCKETS = 10;

        Loops() {
            super(
                    Runtime.getRuntime().availableProcessors(),
                    new DefaultThreadFactory("ocpp-loop", true),
                    NioIoHandler.newFactory());
        }

        @Override
        protected IoEventLoop newChild(Executor executor, IoHandlerFactory sockets, Object... arguments) {
            return new SingleThreadIoEventLoop(
                    this,
                    executor,
                    sockets,
                    Integer.MAX_VALUE,
                    RejectedExecutionHandlers.reject(),
                    MILLIS_AWAY_FROM_SOCKETS);
        }
    }

    @Override
    public void execute(Runnable task) {
        EventLoop current = current();
        if (current != null) {
            current.execute(task);
        } else {
            GROUP.next().execute(task);
        }
    }

    /** The threads stay: other systems of the process run on them as well. */
    @Override
    public void shutdown() {
        shut = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shut = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shut;
    }

    @Override
    public boolean isTerminated() {
        return shut;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shut;
    }
}
