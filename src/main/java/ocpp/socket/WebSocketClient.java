package ocpp.socket;

import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.pekko.actor.ClassicActorSystemProvider;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.TLSClosing;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Tcp;
import org.apache.pekko.util.ByteString;

/** Opens WebSockets as their client, which is the charge point's part. */
public final class WebSocketClient {
    private final Tcp tcp;
    private final Materializer materializer;

    public WebSocketClient(ClassicActorSystemProvider system) {
        this.tcp = Tcp.get(system);
        this.materializer = SystemMaterializer.get(system).materializer();
    }

    /**
     * Connects. The endpoint hears of it only when the socket is open.
     *
     * @return how the handshake went, within the timeout of the request; it never fails
     */
    public CompletionStage<HandshakeResult> connect(ClientRequest request, ConnectionSetup setup) {
        Flow<ByteString, ByteString, CompletionStage<HandshakeResult>> webSocket = BidiFlow.fromGraph(
                        new ClientHandshake(request))
                .atop(WebSocketHook.framing())
                .join(Flow.fromGraph(new ConnectionStage(setup)));
        return bytes(request).joinMat(webSocket, Keep.right()).run(materializer);
    }

    private Flow<ByteString, ByteString, CompletionStage<Tcp.OutgoingConnection>> bytes(ClientRequest request) {
        InetSocketAddress server =
                InetSocketAddress.createUnresolved(request.uri().getHost(), request.port());
        Optional<InetSocketAddress> local = Optional.ofNullable(request.localAddress());
        if (!request.isSecure()) {
            return tcp.outgoingConnection(
                    server, local, List.of(), true, Optional.of(request.timeout()), Optional.empty());
        }
        return tcp.outgoingConnectionWithTls(
                server,
                () -> engine(request),
                local,
                List.of(),
                Optional.of(request.timeout()),
                Optional.empty(),
                session -> Optional.empty(),
                TLSClosing.eagerClose());
    }

    private static SSLEngine engine(ClientRequest request) {
        try {
            SSLContext context = request.tls() == null ? SSLContext.getDefault() : request.tls();
            SSLEngine engine = context.createSSLEngine(request.uri().getHost(), request.port());
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            engine.setUseClientMode(true);
            return engine;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("the JDK has no default TLS", e);
        }
    }
}
