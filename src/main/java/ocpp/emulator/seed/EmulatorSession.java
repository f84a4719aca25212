package ocpp.emulator.seed;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import ocpp.emulator.link.LinkEndpoint;
import ocpp.emulator.link.StationUrl;
import ocpp.socket.ClientRequest;
import ocpp.socket.ConnectionSetup;
import ocpp.socket.FrameLog;
import ocpp.socket.HandshakeResult;
import ocpp.socket.SocketSettings;
import ocpp.socket.WebSocketClient;
import ocpp.telemetry.Tracing.ClientSession;
import ocpp.wire.CodecSettings;
import ocpp.wire.FrameCodec;
import ocpp.wire.Side;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;

/** Runs the seed's session: {@code emulate CP_1}. */
public final class EmulatorSession {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private EmulatorSession() {}

    /**
     * What a run needs.
     *
     * @param url of the central system, without the identity
     * @param frames sees the frames of this side
     * @param trace the span of the session and the headers that carry it to the server
     */
    public record Request(
            String chargePointId,
            String url,
            SeedSettings settings,
            SocketSettings socket,
            FrameLog frames,
            ClientSession trace) {}

    /**
     * Connects and runs the session once.
     *
     * @return how it ended; never failed
     * @throws IllegalArgumentException where the URL cannot be used; the message names it
     */
    public static CompletionStage<SessionResult> run(ActorSystem<?> system, Request request, SessionOutput output) {
        URI uri = StationUrl.of(request.url(), request.chargePointId());
        CompletableFuture<SessionResult> ended = new CompletableFuture<>();
        SeedSession.Run run =
                new SeedSession.Run(request.chargePointId(), request.settings(), output, Clock.systemUTC());
        ActorRef<SeedSession.Command> session = system.systemActorOf(
                SeedSession.create(run, ended::complete), "seed-session-" + System.nanoTime(), Props.empty());
        connect(system, request, uri, session);
        return ended;
    }

    private static void connect(
            ActorSystem<?> system, Request request, URI uri, ActorRef<SeedSession.Command> session) {
        LastText frames = new LastText(request.frames());
        LinkEndpoint endpoint = new LinkEndpoint(event -> session.tell(new SeedSession.OnLink(event, frames.get())));
        ConnectionSetup setup = new ConnectionSetup(
                Side.CHARGE_POINT,
                CompactJson.oneLine(request.chargePointId()),
                new FrameCodec(CodecSettings.chargePoint()),
                endpoint,
                frames,
                request.trace().trace(),
                false,
                request.socket());
        ClientRequest handshake =
                new ClientRequest(uri, List.of("ocpp1.6"), request.trace().headers(), CONNECT_TIMEOUT, null, null);
        var unused = new WebSocketClient(system).connect(handshake, setup).thenAccept(result -> {
            if (!(result instanceof HandshakeResult.Accepted)) {
                session.tell(new SeedSession.NotConnected(HandshakeProblem.of(request.chargePointId(), uri, result)));
            }
        });
    }
}
