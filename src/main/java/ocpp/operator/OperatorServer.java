package ocpp.operator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Json;
import ocpp.operator.http.Route;
import ocpp.operator.http.Router;
import ocpp.store.Store;
import ocpp.transport.HttpListener;
import ocpp.transport.SendBatches;
import org.apache.pekko.Done;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.stream.SystemMaterializer;
import scala.concurrent.duration.FiniteDuration;

/** The HTTP API of the operator and the console, on a port of its own. */
public final class OperatorServer {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final HttpListener listener;
    private final Cancellable sampling;

    private OperatorServer(HttpListener listener, Cancellable sampling) {
        this.listener = listener;
        this.sampling = sampling;
    }

    /** Has what operators are served with loaded. */
    public static void load() {
        Json.bytes(Map.of());
        ConsoleFiles.load();
    }

    /** Starts to listen, on any free port for port 0. Fails as the socket does when the port is taken. */
    public static CompletionStage<OperatorServer> start(
            ActorSystem<?> system, OperatorSettings settings, OperatorPorts ports) {
        Totals totals = new Totals(ports.watch().fleet(), ports.clock());
        Router router = new Router(
                routes(system, settings, ports, totals),
                isLoopback(settings.host()),
                ports.watch().metrics()::request,
                SystemMaterializer.get(system).materializer());
        ConsolePages console = new ConsolePages(ConsoleFiles.load());
        return HttpListener.bind(
                        system,
                        patient(ServerSettings.create(system.classicSystem())),
                        new InetSocketAddress(settings.host(), settings.port()),
                        new SendBatches(() -> {}),
                        request -> {
                            HttpResponse page = console.answer(request);
                            return page == null ? router.answer(request) : CompletableFuture.completedFuture(page);
                        })
                .thenApply(listener -> new OperatorServer(listener, sampling(system, totals)));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return listener.address();
    }

    /** Stops to listen, answers what is asked, within 2 s, and ends what is open, event streams too. */
    public CompletionStage<Done> stop() {
        sampling.cancel();
        return listener.stop(STOP_WITHIN);
    }

    private static Cancellable sampling(ActorSystem<?> system, Totals totals) {
        return system.scheduler()
                .scheduleAtFixedRate(Totals.EVERY, Totals.EVERY, totals::sample, system.executionContext());
    }

    private static List<Route> routes(
            ActorSystem<?> system, OperatorSettings settings, OperatorPorts ports, Totals totals) {
        StationAsk stations = new StationAsk(system, ports.stations());
        Prediction prediction = new Prediction(stations, settings.wiring(), ports.clock());
        List<Route> routes = new ArrayList<>();
        Store store = ports.store();
        StationSecrets secrets = new StationSecrets(store.stationRegister(), ports.clock());
        ChargePointRoutes chargePoints =
                new ChargePointRoutes(ports.watch(), stations, store.stationRegister(), prediction);
        routes.addAll(chargePoints.routes());
        routes.addAll(new RegistrationRoutes(stations, ports, secrets, chargePoints).routes());
        routes.addAll(new CommandRoutes(stations, secrets, settings.callTimeout()).routes());
        routes.addAll(new CommandHistory(store.operations()).routes());
        routes.addAll(new TransactionRoutes(store.transactions(), ports.watch().events(), stations).routes());
        routes.addAll(new IdTagRoutes(store.idTagRegister(), ports.clock()).routes());
        routes.addAll(new ReservationRoutes(store.operations()).routes());
        routes.addAll(new TemplateRoutes(store.profileTemplates(), ports.clock()).routes());
        routes.addAll(new EventRoutes(ports.watch(), history(system, ports)).routes());
        routes.addAll(new HistoryRoutes(ports, stations).routes());
        routes.add(totals.route());
        routes.addAll(new SystemRoutes(ports).routes());
        if (ports.demoFleet() != null) {
            routes.addAll(new DemoRoutes(ports.demoFleet()).routes());
        }
        return DocumentRoutes.with(routes, ports.about().version());
    }

    private static FrameHistory history(ActorSystem<?> system, OperatorPorts ports) {
        return new FrameHistory(
                ports.watch().frameRings(),
                ports.olderFrames(),
                ports.clock(),
                system.dispatchers().lookup(DispatcherSelector.blocking()));
    }

    /** A request that waits for something to happen may take longer than those of charge points. */
    private static ServerSettings patient(ServerSettings settings) {
        FiniteDuration longest =
                FiniteDuration.create(ApiRequest.LONGEST_WAIT.plusSeconds(30).toSeconds(), TimeUnit.SECONDS);
        return settings.withTimeouts(
                settings.getTimeouts().withRequestTimeout(longest).withIdleTimeout(longest));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
