package ocpp.emulator.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import ocpp.emulator.chargepoint.ChargePointSetup;
import ocpp.emulator.chargepoint.ChargePointView;
import ocpp.emulator.runner.StationRunner;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The control port of one charge point: {@code GET /state} shows it, {@code POST /plug} and the like do something to it
 * and show what it is after. Whoever reaches the port may use it.
 */
public final class ControlServer {
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final long LONGEST_BODY = 64 * 1024;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;

    private final ActorSystem<?> system;
    private final ActorRef<StationRunner.Command> runner;
    private final ControlActions actions;

    private ControlServer(ActorSystem<?> system, ChargePointSetup setup, ActorRef<StationRunner.Command> runner) {
        this.system = system;
        this.runner = runner;
        this.actions = new ControlActions(setup.connectors(), setup.vehicle());
    }

    /** Listens, on any free port for port 0; fails when the address is taken or not one of this machine's. */
    public static CompletionStage<ServerBinding> start(
            ActorSystem<?> system,
            InetSocketAddress address,
            ChargePointSetup setup,
            ActorRef<StationRunner.Command> runner) {
        ControlServer server = new ControlServer(system, setup, runner);
        Function<HttpRequest, CompletionStage<HttpResponse>> handler = server::handle;
        return Http.get(system)
                .newServerAt(address.getHostString(), address.getPort())
                .bind(handler);
    }

    private CompletionStage<HttpResponse> handle(HttpRequest request) {
        String name = request.getUri().path().replaceFirst("^/", "");
        if (name.equals("state") && request.method().equals(HttpMethods.GET)) {
            return request.discardEntityBytes(system).completionStage().thenCompose(done -> state());
        }
        return request.entity()
                .withSizeLimit(LONGEST_BODY)
                .toStrict(WITHIN.toMillis(), system)
                .thenCompose(body -> act(request, name, body.getData().utf8String()))
                .exceptionally(problem -> problem(BAD_REQUEST, "the body cannot be read: " + problem.getMessage()));
    }

    private CompletionStage<HttpResponse> act(HttpRequest request, String name, String body) {
        if (!actions.names().contains(name)) {
            return done(problem(
                    NOT_FOUND, "/" + name + " (expected: GET /state, or POST to one of " + actions.names() + ")"));
        }
        if (!request.method().equals(HttpMethods.POST)) {
            return done(problem(NOT_ALLOWED, request.method().value() + " /" + name + " (expected: POST)"));
        }
        try {
            StationRunner.Command command = actions.command(name, body);
            if (command != null) {
                runner.tell(command);
            }
            return state();
        } catch (IllegalArgumentException e) {
            return done(problem(BAD_REQUEST, e.getMessage()));
        }
    }

    /** The runner handles one message after the other, so this shows what came of those before. */
    private CompletionStage<HttpResponse> state() {
        CompletionStage<ChargePointView> view =
                AskPattern.ask(runner, StationRunner.GetView::new, WITHIN, system.scheduler());
        return view.thenApply(
                        seen -> HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, seen.json() + "\n"))
                .exceptionally(late -> problem(UNAVAILABLE, "the charge point did not answer in time; try again"));
    }

    private static HttpResponse problem(int status, @Nullable String detail) {
        String json = JsonNodeFactory.instance
                .objectNode()
                .put("status", status)
                .put("detail", detail)
                .toString();
        return HttpResponse.create().withStatus(status).withEntity(ContentTypes.APPLICATION_JSON, json + "\n");
    }

    private static CompletionStage<HttpResponse> done(HttpResponse response) {
        return CompletableFuture.completedFuture(response);
    }
}
