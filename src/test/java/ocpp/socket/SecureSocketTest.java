package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import ocpp.protocol.core.Heartbeat;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecureSocketTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void aClientTalksByTlsToAServerThatItTrustsAndToNoOther() throws Exception {
        TestKeys keys = new TestKeys(folder);
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "client", SocketServer.quiet());
        try (LogWatch log = new LogWatch();
                SocketServer server = SocketServer.startSecure(RecordingEndpoint::answering, keys.ofServer())) {
            URI uri = URI.create("wss://127.0.0.1:" + server.port() + "/CP_1");
            RecordingEndpoint endpoint = RecordingEndpoint.silent();
            assertThat(connect(system, uri, keys.ofClient(), endpoint))
                    .isEqualTo(new HandshakeResult.Accepted("ocpp1.6"));
            endpoint.await("opened");
            endpoint.tell(connection -> connection.call("a", new Heartbeat.Request(), TIMEOUT));
            endpoint.await("ended a Answered");
            endpoint.tell(connection -> connection.close(CloseCodes.NORMAL, "done"));
            endpoint.await("closed 1000 we done");
            HandshakeResult distrusted = connect(system, uri, SSLContext.getDefault(), RecordingEndpoint.silent());
            assertThat(((HandshakeResult.NotConnected) distrusted).cause()).contains("certification path");
            assertThat(log.warnings()).isEmpty();
        } finally {
            system.terminate();
        }
    }

    private static HandshakeResult connect(ActorSystem<?> system, URI uri, SSLContext tls, Endpoint endpoint)
            throws Exception {
        ClientRequest request = new ClientRequest(uri, List.of("ocpp1.6"), Map.of(), TIMEOUT, null, tls);
        return new WebSocketClient(system)
                .connect(request, SocketServer.clientSetup(endpoint))
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }
}
