package ocpp.transport;

import com.typesafe.config.ConfigFactory;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.impl.engine.server.HttpAttributes;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.japi.function.Function;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.javadsl.Flow;

/** An address where HTTP is served, pekko-http's over the sockets of this package. */
public final class HttpListener {
    /** Whoever waits in the kernel gets older there, and whether he gave up is not seen. */
    private static final int ACCEPTED_AT_ONCE = 1000;

    private static final int BEGINNING_AT_ONCE = 100;

    private final Channel channel;
    private final ChannelGroup open;

    private HttpListener(Channel channel, Connections connections) {
        this.channel = channel;
        this.open = connections.open;
    }

    /** Has what serves HTTP loaded. */
    public static void load() {
        ServerSettings.create(ConfigFactory.defaultReference());
    }

    /** Listens; fails when the address is taken or not one of this machine's. */
    public static CompletionStage<HttpListener> bind(
            ActorSystem<?> system,
            ServerSettings settings,
            InetSocketAddress address,
            SendBatches batches,
            Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
        Connections connections = new Connections(system, settings, batches, handler);
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(EventLoops.group())
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, settings.getBacklog())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.MAX_MESSAGES_PER_READ, ACCEPTED_AT_ONCE)
                .childHandler(connections);
        CompletableFuture<HttpListener> listening = new CompletableFuture<>();
        bootstrap.bind(address).addListener((ChannelFuture bound) -> {
            if (bound.isSuccess()) {
                listening.complete(new HttpListener(bound.channel(), connections));
            } else {
                listening.completeExceptionally(bound.cause());
            }
        });
        return listening;
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Listens no more; what is open stays open. */
    public CompletionStage<Done> unbind() {
        CompletableFuture<Done> unbound = new CompletableFuture<>();
        channel.close().addListener(closed -> unbound.complete(Done.done()));
        return unbound;
    }

    /** Listens no more, answers what was asked already, at most for this time, and ends all connections. */
    public CompletionStage<Done> stop(Duration within) {
        CompletableFuture<Done> ended = new CompletableFuture<>();
        unbind().thenRun(() -> {
            open.forEach(connection -> connection.pipeline().fireUserEventTriggered(ChannelReader.State.STOPPING));
            open.newCloseFuture().addListener(closed -> ended.complete(Done.done()));
        });
        return ended.completeOnTimeout(Done.done(), within.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(done -> {
                    open.close();
                    return done;
                });
    }

    /** Runs pekko-http's layer for each connection that asks for something. */
    private static final class Connections extends ChannelInitializer<Channel> {
        private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
        private final Flow<SslTlsInbound, SslTlsOutbound, NotUsed> http;
        private final Materializer materializer;
        private final Beginnings beginnings = new Beginnings(BEGINNING_AT_ONCE);
        private final SendBatches batches;
        private final int most;
        private final Duration idleTimeout;

        Connections(
                ActorSystem<?> system,
                ServerSettings settings,
                SendBatches batches,
                Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
            this.batches = batches;
            this.materializer = SystemMaterializer.get(system).materializer();
            this.most = settings.getMaxConnections();
            this.idleTimeout =
                    Duration.ofNanos(settings.getTimeouts().idleTimeout().toNanos());
            this.http = Flow.of(HttpRequest.class)
                    .mapAsync(1, handler)
                    .join(Http.get(system).serverLayer(settings));
        }

        @Override
        protected void initChannel(Channel connection) {
            open.add(connection);
            if (open.size() > most) {
                connection.close();
                return;
            }
            connection.pipeline().addLast(new Beginning(connection, beginnings, idleTimeout, () -> run(connection)));
        }

        private void run(Channel connection) {
            http.join(Flow.fromGraph(new ChannelStage(connection, batches, idleTimeout)))
                    .addAttributes(HttpAttributes.remoteAddress((InetSocketAddress) connection.remoteAddress()))
                    .run(materializer);
        }
    }
}
