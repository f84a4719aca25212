package ocpp.transport;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.impl.engine.server.HttpAttributes;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.TLSPlacebo;
import org.apache.pekko.util.ByteString;

/** An address where HTTP is served, pekko-http's over the sockets of this package. */
public final class HttpListener {
    private final Channel channel;

    private HttpListener(Channel channel) {
        this.channel = channel;
    }

    /** Listens; fails when the address is taken or not one of this machine's. */
    public static CompletionStage<HttpListener> bind(
            ActorSystem<?> system,
            InetSocketAddress address,
            SendBatches batches,
            org.apache.pekko.japi.function.Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
        ServerSettings settings = ServerSettings.create(org.apache.pekko.actor.typed.javadsl.Adapter.toClassic(system));
        Flow<ByteString, ByteString, NotUsed> http = http(system, settings, handler);
        Materializer materializer = SystemMaterializer.get(system).materializer();
        Duration idleTimeout =
                Duration.ofNanos(settings.getTimeouts().idleTimeout().toNanos());
        AtomicInteger open = new AtomicInteger();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(EventLoops.group())
                .channel(io.netty.channel.socket.nio.NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, settings.getBacklog())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel child) {
                        child.closeFuture().addListener(closed -> open.decrementAndGet());
                        if (open.incrementAndGet() > settings.getMaxConnections()) {
                            child.close();
                            return;
                        }
                        http.join(Flow.fromGraph(new ChannelStage(child, batches, idleTimeout)))
                                .addAttributes(HttpAttributes.remoteAddress((InetSocketAddress) child.remoteAddress()))
                                .run(materializer);
                    }
                });
        CompletableFuture<HttpListener> listening = new CompletableFuture<>();
        bootstrap.bind(address).addListener((ChannelFuture bound) -> {
            if (bound.isSuccess()) {
                listening.complete(new HttpListener(bound.channel()));
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

    private static Flow<ByteString, ByteString, NotUsed> http(
            ActorSystem<?> system,
            ServerSettings settings,
            org.apache.pekko.japi.function.Function<HttpRequest, CompletionStage<HttpResponse>> handler) {
        // Scala's types say that bytes of a session are what comes in; Java's do not.
        @SuppressWarnings("unchecked")
        BidiFlow<SslTlsOutbound, ByteString, ByteString, SslTlsInbound, NotUsed> plain =
                (BidiFlow<SslTlsOutbound, ByteString, ByteString, SslTlsInbound, NotUsed>)
                        (BidiFlow<?, ?, ?, ?, ?>) TLSPlacebo.getInstance();
        BidiFlow<HttpResponse, ByteString, ByteString, HttpRequest, NotUsed> layer =
                Http.get(system).serverLayer(settings).atop(plain);
        return Flow.of(HttpRequest.class).mapAsync(1, handler).join(layer);
    }
}
