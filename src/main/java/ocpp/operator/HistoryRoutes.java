package ocpp.operator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Parameter;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;
import ocpp.store.AuditEntry;
import ocpp.store.Store;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What has happened: to a charge point, and by operators. */
final class HistoryRoutes {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int USUAL_EVENTS = 500;
    private static final int MOST_EVENTS = 5000;

    private final Store store;
    private final StationAsk stations;
    private final PastEvents past;
    private final InstantSource clock;

    /** Something an operator did to a charge point, or to what {@code subject} names. */
    record Act(
            Instant time,
            String operator,
            String act,
            @Nullable String chargePointId,
            @Nullable String subject,
            @Nullable String detail) {

        static Act of(AuditEntry entry) {
            return new Act(
                    entry.at(),
                    entry.operator(),
                    entry.action(),
                    entry.chargePointId(),
                    entry.subject(),
                    entry.detail());
        }
    }

    /** The answer of the events of a charge point. */
    private record Happened(List<PastEvents.Past> items) {}

    HistoryRoutes(OperatorPorts ports, StationAsk stations) {
        this.store = ports.store();
        this.stations = stations;
        this.past = new PastEvents(ports.store(), ports.watch().events());
        this.clock = ports.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.GET, "/api/v1/charge-points/{id}/events", "What has happened to a charge point.")
                        .tag("Charge points")
                        .takes(
                                Parameter.time("from", "The earliest time. Usual: the last 24 h."),
                                Parameter.time("to", "The time before which they are. Usual: now."),
                                Parameter.integer(
                                        "limit", "The most events, the newest.", 1, MOST_EVENTS, USUAL_EVENTS))
                        .answers(
                                200,
                                "Statuses, transactions, commands and security events as they are kept; connections and"
                                        + " boots since the start of the server. Oldest first.",
                                Schemas.of(Happened.class))
                        .problems(ProblemKind.NOT_FOUND, ProblemKind.STORE_UNAVAILABLE)
                        .by(this::events),
                Route.of(Method.GET, "/api/v1/audit", "What operators did, newest first.")
                        .tag("Server")
                        .takes(Parameter.text("chargePointId", "Only what was done to this charge point."))
                        .takes(Parameter.OF_LISTS)
                        .answers(200, "A page of it.", Schemas.page(Act.class))
                        .problems(ProblemKind.STORE_UNAVAILABLE)
                        .by(this::audit));
    }

    private CompletionStage<HttpResponse> events(ApiRequest request) {
        Instant now = clock.instant();
        Instant from = request.time("from");
        Instant to = request.time("to");
        int limit = request.integer("limit", 1, MOST_EVENTS, USUAL_EVENTS);
        return stations.known(request.path("id"))
                .thenCompose(id ->
                        Stored.of(past.of(id, from == null ? now.minus(DAY) : from, to == null ? now : to, limit)))
                .thenApply(found -> Replies.json(new Happened(found)));
    }

    private CompletionStage<HttpResponse> audit(ApiRequest request) {
        return Stored.list(store.operations().audit(request.text("chargePointId"), Stored.request(request)), Act::of);
    }
}
