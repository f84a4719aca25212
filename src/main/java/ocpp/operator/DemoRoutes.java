package ocpp.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletionStage;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Json;
import ocpp.operator.http.Problem;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What a demonstration can do beside; nothing of it is there in a server that serves charge points. */
final class DemoRoutes {
    private static final int MOST = 200;
    private static final int USUAL = 9;

    private final DemoFleet fleet;

    DemoRoutes(DemoFleet fleet) {
        this.fleet = fleet;
    }

    List<Route> routes() {
        return List.of(Route.of(Method.POST, "/api/v1/demo/fleet", "Starts emulated charge points in this process.")
                .tag("Server")
                .body(Schemas.free("stations: how many, 1 to " + MOST + ", usually " + USUAL))
                .answers(202, "They are about to connect.", Schemas.free("stations"))
                .problems(ProblemKind.BAD_BODY, ProblemKind.SCHEMA_FAULT, ProblemKind.CONFLICT)
                .by(this::start));
    }

    private CompletionStage<HttpResponse> start(ApiRequest request) {
        int stations = stations(request.objectOrEmpty());
        if (!fleet.start(stations)) {
            throw Problem.of(ProblemKind.CONFLICT, "the fleet was started before")
                    .exception();
        }
        return Replies.now(Replies.json(202, Json.object().put("stations", stations)));
    }

    private static int stations(ObjectNode body) {
        JsonNode stations = body.path("stations");
        if (stations.isMissingNode()) {
            return USUAL;
        }
        if (!stations.canConvertToExactIntegral() || stations.asInt() < 1 || stations.asInt() > MOST) {
            throw new Problem(
                            ProblemKind.SCHEMA_FAULT,
                            "stations: " + stations + " (expected: 1 to " + MOST + ")",
                            "/stations",
                            null)
                    .exception();
        }
        return stations.asInt();
    }
}
