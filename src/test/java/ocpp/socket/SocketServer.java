package ocpp.socket;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import ocpp.telemetry.SessionTrace;
import ocpp.wire.CodecSettings;
import ocpp.wire.FrameCodec;
import ocpp.wire.Side;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.ServerBuilder;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.function.Function;
import org.jspecify.annotations.Nullable;

/** A pekko-http server on a free port of 127.0.0.1 that opens every WebSocket. */
final class SocketServer implements AutoCloseable {
    private static final FrameCodec CODEC_OF_CLIENT = new FrameCodec(CodecSettings.chargePoint());
    private static final FrameCodec CODEC = new FrameCodec(CodecSettings.centralSystem());

    private final ActorSystem<Void> system;
    private final ServerBinding binding;
    private final BlockingQueue<RecordingEndpoint> endpoints = new LinkedBlockingQueue<>();

    /** With lines of {@code ocpp.socket} that differ from the defaults. */
    static SocketServer start(Supplier<RecordingEndpoint> endpoint, String... settings) throws Exception {
        return new SocketServer(endpoint, null, settings);
    }

    static SocketServer startSecure(Supplier<RecordingEndpoint> endpoint, SSLContext tls) throws Exception {
        return new SocketServer(endpoint, tls);
    }

    private SocketServer(Supplier<RecordingEndpoint> endpoint, @Nullable SSLContext tls, String... settings)
            throws Exception {
        system = ActorSystem.create(Behaviors.empty(), "server", quiet());
        SocketSettings socket = settings(settings);
        Function<HttpRequest, CompletionStage<HttpResponse>> handler = request -> {
            RecordingEndpoint next = endpoint.get();
            endpoints.add(next);
            ConnectionSetup setup = new ConnectionSetup(
                    Side.CENTRAL_SYSTEM, "CP_1", CODEC, next, next.frames(), SessionTrace.NONE, true, socket);
            String offered = ServerHandshake.offeredSubprotocols(request).contains("ocpp1.6") ? "ocpp1.6" : null;
            return CompletableFuture.completedFuture(ServerHandshake.accept(request, setup, offered));
        };
        ServerBuilder builder = Http.get(system).newServerAt("127.0.0.1", 0);
        binding = (tls == null ? builder : builder.enableHttps(ConnectionContext.httpsServer(tls)))
                .bind(handler)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    /** What a client of a test is made of. */
    static ConnectionSetup clientSetup(Endpoint endpoint) {
        return new ConnectionSetup(
                Side.CHARGE_POINT,
                "CP_1",
                CODEC_OF_CLIENT,
                endpoint,
                FrameLog.NONE,
                SessionTrace.NONE,
                false,
                settings("close-timeout = 1s"));
    }

    static SocketSettings settings(String... lines) {
        return SocketSettings.from(ConfigFactory.parseString("ocpp.socket {\n" + String.join("\n", lines) + "\n}")
                .withFallback(ConfigFactory.load()));
    }

    static Config quiet() {
        return ConfigFactory.parseString("pekko.http.server.parsing.modeled-header-parsing = off")
                .withFallback(ConfigFactory.load());
    }

    int port() {
        return binding.localAddress().getPort();
    }

    /** The endpoint of the next connection. */
    RecordingEndpoint accepted() throws InterruptedException {
        RecordingEndpoint endpoint = endpoints.poll(10, TimeUnit.SECONDS);
        if (endpoint == null) {
            throw new AssertionError("no connection came");
        }
        endpoint.await("opened");
        return endpoint;
    }

    @Override
    public void close() throws Exception {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
