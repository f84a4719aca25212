package ocpp.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletionStage;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Json;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** The server itself: state, actions, health, metrics. */
final class SystemRoutes {
    private static final String TAG = "Server";

    private final OperatorPorts ports;

    SystemRoutes(OperatorPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.GET, "/api/v1/state", "What DUMP_STATE answers: one line for each charge point.")
                        .tag(TAG)
                        .answers(200, "The same JSON as on a WebSocket.", Schemas.free("sessions, unanswered"))
                        .by(this::state),
                Route.of(Method.GET, "/api/v1/actions", "Every OCPP action with the JSON Schemas of its messages.")
                        .tag(TAG)
                        .answers(
                                200,
                                "All 39 actions.",
                                Schemas.free("items: action, sender, profile, request, response"))
                        .by(request -> Replies.now(Replies.json(MessageSchema.actions()))),
                Route.of(Method.GET, "/api/v1/about", "What this server is and where charge points connect.")
                        .tag(TAG)
                        .answers(200, "About it.", Schemas.of(OperatorPorts.About.class))
                        .by(request -> Replies.now(Replies.json(ports.about()))),
                Route.of(Method.GET, "/metrics", "Metrics in the text format of Prometheus.")
                        .tag(TAG)
                        .answers(200, "Metrics.", new Route.Content("text/plain", null))
                        .by(request -> Replies.now(Replies.text(
                                ContentTypes.parse(Prometheus.CONTENT_TYPE),
                                ports.watch().metrics().text()))),
                Route.of(Method.GET, "/health/live", "Whether the process runs.")
                        .tag(TAG)
                        .answers(200, "It does.", Schemas.free("status"))
                        .by(request -> Replies.now(Replies.json(Json.object().put("status", "UP")))),
                Route.of(Method.GET, "/health/ready", "Whether charge points can be served.")
                        .tag(TAG)
                        .answers(200, "They can.", Schemas.free("status, checks"))
                        .answers(503, "They cannot; checks says why.", Schemas.free("status, checks"))
                        .by(this::ready));
    }

    private CompletionStage<HttpResponse> state(ApiRequest request) {
        return ports.stations().dump().thenApply(dump -> Replies.text(ContentTypes.APPLICATION_JSON, dump.toJson()));
    }

    private CompletionStage<HttpResponse> ready(ApiRequest request) {
        ObjectNode answer = Json.object();
        answer.put("status", "UP");
        ObjectNode checks = answer.putObject("checks");
        boolean ready = true;
        for (Probe probe : ports.probes()) {
            String trouble = probe.trouble().get();
            checks.put(probe.name(), trouble == null ? "UP" : trouble);
            ready &= trouble == null;
        }
        answer.put("status", ready ? "UP" : "DOWN");
        return Replies.now(Replies.json(ready ? 200 : 503, answer));
    }
}
