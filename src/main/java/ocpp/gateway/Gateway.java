package ocpp.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import ocpp.gateway.Handshake.Offer;
import ocpp.gateway.Handshake.Refusal;
import ocpp.gateway.StationDirectory.Entry;
import ocpp.gateway.StationDirectory.Known;
import ocpp.socket.ConnectionSetup;
import ocpp.socket.FrameLog;
import ocpp.socket.ServerHandshake;
import ocpp.socket.SocketSettings;
import ocpp.station.Stations;
import ocpp.station.ValidationPolicy;
import ocpp.telemetry.SessionTrace;
import ocpp.telemetry.Tracing;
import ocpp.transport.HttpListener;
import ocpp.transport.SendBatches;
import ocpp.wire.FrameCodec;
import ocpp.wire.Side;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.jspecify.annotations.Nullable;

/**
 * The server's endpoint for charge points: {@code ws://host:port/{chargePointId}}.
 *
 * <pre>
 *  HttpRequest ~> Handshake ~> room? ~> StationDirectory ~> password? ~> ConnectionStage <~> StationSession <~> Stations
 * </pre>
 */
public final class Gateway {
    private static final int GOING_AWAY = 1001;
    private static final Duration LOOKUP = Duration.ofSeconds(5);
    private static final HttpHeader RETRY_AFTER = RawHeader.create("Retry-After", "30");
    private static final HttpHeader BASIC = RawHeader.create("WWW-Authenticate", "Basic realm=\"ocpp\"");

    private final ActorSystem<?> system;
    private final GatewaySettings settings;
    private final Parts parts;
    private final SessionLog log;
    private final Connections connections;
    private final HandshakeRate rate;
    private final StationSession.Shared shared;

    /**
     * What the endpoint is joined with.
     *
     * @param frames gives the log of a connection, by the identity of its charge point; has {@code sends} flush it
     * @param sends gathers what leaves, behind what was logged of it
     */
    public record Parts(
            Stations stations,
            StationDirectory directory,
            ValidationPolicy validation,
            FrameCodec codec,
            Function<String, FrameLog> frames,
            SendBatches sends,
            Tracing tracing,
            SocketSettings socket,
            Clock clock) {}

    /** An endpoint that listens. */
    public static final class Listening {
        private final Gateway gateway;
        private final HttpListener binding;

        private Listening(Gateway gateway, HttpListener binding) {
            this.gateway = gateway;
            this.binding = binding;
        }

        public InetSocketAddress address() {
            return binding.address();
        }

        /** How many connections are open. */
        public int connections() {
            return gateway.connections.count();
        }

        /** Listens no more; what is open stays open. */
        public CompletionStage<Done> unbind() {
            return binding.unbind();
        }

        /**
         * Has every connection close with 1001; complete when all are closed and their charge points have heard of it, or
         * after the setting's time.
         */
        public CompletionStage<Done> closeConnections() {
            return gateway.connections
                    .closeAll(GOING_AWAY, "the server stops")
                    .thenCompose(closed -> gateway.allHeard())
                    .toCompletableFuture()
                    .completeOnTimeout(
                            Done.done(), gateway.settings.stopTimeout().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Gateway(ActorSystem<?> system, GatewaySettings settings, Parts parts) {
        this.system = system;
        this.settings = settings;
        this.parts = parts;
        this.log = new SessionLog(settings.compactLog(), parts.clock);
        this.connections = new Connections(settings.maxConnections(), parts.clock);
        this.rate = new HandshakeRate(settings.handshakesPerStation());
        this.shared = new StationSession.Shared(parts.stations, connections, log, parts.validation);
    }

    /** Listens; fails when the address is taken or not one of this machine's. */
    public static CompletionStage<Listening> start(ActorSystem<?> system, GatewaySettings settings, Parts parts) {
        Gateway gateway = new Gateway(system, settings, parts);
        org.apache.pekko.japi.function.Function<HttpRequest, CompletionStage<HttpResponse>> handler = gateway::handle;
        InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
        return HttpListener.bind(system, ServerSettings.create(system.classicSystem()), address, parts.sends(), handler)
                .thenApply(binding -> new Listening(gateway, binding));
    }

    /** Each charge point answers behind what it was told before. */
    private CompletionStage<Done> allHeard() {
        return parts.stations.dump().handle((dump, failure) -> Done.done());
    }

    private CompletionStage<HttpResponse> handle(HttpRequest request) {
        Handshake handshake = Handshake.of(request, settings);
        if (!(handshake instanceof Offer offer)) {
            return CompletableFuture.completedFuture(refuse(request, (Refusal) handshake));
        } else if (!connections.hasRoom()) {
            return CompletableFuture.completedFuture(refuse(request, unavailable(connections.refusal())));
        } else if (!rate.admits(remoteHost(request), offer.chargePointId(), parts.clock.instant())) {
            return CompletableFuture.completedFuture(refuse(
                    request,
                    unavailable("more than " + settings.handshakesPerStation() + " handshakes of this charge point in "
                            + HandshakeRate.WINDOW.toSeconds() + " s")));
        }
        return parts.directory
                .find(offer.chargePointId())
                .toCompletableFuture()
                .copy()
                .orTimeout(LOOKUP.toMillis(), TimeUnit.MILLISECONDS)
                .handle((entry, failure) -> entry == null
                        ? refuse(request, unavailable("the charge point cannot be looked up now"))
                        : admit(request, offer, entry));
    }

    private HttpResponse admit(HttpRequest request, Offer offer, Entry entry) {
        if (!entry.admitted()) {
            return refuse(request, new Refusal(404, "charge point not known here"));
        }
        StationDirectory.Password password = entry.password();
        if (password != null && offer.chargePointId().contains(":")) {
            return refuse(request, new Refusal(404, "an identity with ':' cannot authenticate"));
        }
        if (password != null && !isAuthentic(request, offer.chargePointId(), password)) {
            return refuse(request, new Refusal(401, "wrong or missing Basic authentication", List.of(BASIC)));
        }
        Connections.Place place = connections.take();
        return place == null
                ? refuse(request, unavailable(connections.refusal()))
                : accept(request, offer, entry.known(), place);
    }

    private static boolean isAuthentic(HttpRequest request, String chargePointId, StationDirectory.Password password) {
        String header = header(request, "authorization");
        BasicCredentials shown = header == null ? null : BasicCredentials.parse(header);
        return shown != null && shown.user().equals(chargePointId) && password.matches(shown.password());
    }

    private HttpResponse accept(HttpRequest request, Offer offer, Known known, Connections.Place place) {
        String shownId = PythonText.bare(offer.chargePointId());
        SessionTrace trace = parts.tracing.openServer(offer.chargePointId(), name -> header(request, name));
        ConnectionSetup setup = new ConnectionSetup(
                Side.CENTRAL_SYSTEM,
                shownId,
                parts.codec,
                new StationSession(offer, known, remoteAddress(request), place, shared),
                parts.frames.apply(offer.chargePointId()),
                trace,
                settings.dumpState(),
                parts.socket);
        return ServerHandshake.accept(request, setup, offer.subprotocol());
    }

    private HttpResponse refuse(HttpRequest request, Refusal refusal) {
        if (header(request, "upgrade") != null) {
            log.refused(Handshake.target(request), remoteAddress(request), refusal);
        }
        request.discardEntityBytes(system);
        return refusal.response();
    }

    private static Refusal unavailable(String reason) {
        return new Refusal(503, reason, List.of(RETRY_AFTER));
    }

    private static @Nullable String header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value).orElse(null);
    }

    private static String remoteHost(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(remote -> remote.getAddress().map(InetAddress::getHostAddress))
                .orElse("unknown");
    }

    private static String remoteAddress(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(
                        remote -> remote.getAddress().map(address -> address.getHostAddress() + ":" + remote.getPort()))
                .orElse("unknown");
    }
}
