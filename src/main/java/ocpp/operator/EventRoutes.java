package ocpp.operator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import ocpp.operator.Event.Kind;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Json;
import ocpp.operator.http.Parameter;
import ocpp.operator.http.Problem;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.javadsl.Source;

/** What happens, as it happens: the event stream and the raw frames. */
final class EventRoutes {
    private static final int MOST_FRAMES = 1000;
    private static final int USUAL_FRAMES = 500;
    /** What a client gets that names no kinds: all but the two that come with every frame. */
    private static final Set<Kind> USUAL = EnumSet.complementOf(EnumSet.of(Kind.frame, Kind.seen));

    private final Watch watch;
    private final FrameHistory history;

    EventRoutes(Watch watch, FrameHistory history) {
        this.watch = watch;
        this.history = history;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.GET, "/api/v1/events", "Follows what happens, as server-sent events.")
                        .tag("Events")
                        .takes(
                                Parameter.text(
                                        "kind",
                                        "Kinds with commas between, of " + names(EnumSet.allOf(Kind.class))
                                                + ". Usual: all but frame and seen."),
                                Parameter.text("chargePointId", "Only those of this charge point."))
                        .answers(
                                200,
                                "Each event has an id that grows, its kind, and one line of data. Last-Event-ID resumes"
                                        + " behind an id; an event of the kind missing says that some were lost.",
                                new Route.Content("text/event-stream", Schemas.of(Event.class)))
                        .problems(ProblemKind.QUEUE_FULL)
                        .by(this::events),
                Route.of(Method.GET, "/api/v1/charge-points/{id}/frames", "The last raw frames of a charge point.")
                        .tag("Charge points")
                        .takes(
                                Parameter.integer(
                                        "since",
                                        "Only those with a greater seq; 0 for the last ones, be they from before the start.",
                                        0,
                                        Integer.MAX_VALUE,
                                        0),
                                Parameter.integer("limit", "The most frames.", 1, MOST_FRAMES, USUAL_FRAMES))
                        .answers(
                                200,
                                "One JSON object a line, oldest first.",
                                new Route.Content("application/jsonl", Schemas.of(FrameLine.class)))
                        .by(this::frames));
    }

    private CompletionStage<HttpResponse> events(ApiRequest request) {
        if (watch.events().followers() >= LongPoll.MOST) {
            throw Problem.of(ProblemKind.QUEUE_FULL, LongPoll.MOST + " clients wait or follow the event stream already")
                    .exception();
        }
        EventLog.Filter filter = new EventLog.Filter(kinds(request.text("kind")), request.text("chargePointId"));
        EventStream stream = new EventStream(watch.events(), filter, after(request.header("Last-Event-ID")));
        return Replies.now(Replies.stream(Replies.EVENT_STREAM, Source.fromGraph(stream)));
    }

    private CompletionStage<HttpResponse> frames(ApiRequest request) {
        int since = request.integer("since", 0, Integer.MAX_VALUE, 0);
        int limit = request.integer("limit", 1, MOST_FRAMES, USUAL_FRAMES);
        return history.last(request.path("id"), since, limit)
                .thenApply(lines -> Replies.text(
                        Replies.JSON_LINES,
                        lines.stream().map(line -> Json.text(line) + "\n").collect(Collectors.joining())));
    }

    private static Set<Kind> kinds(@org.jspecify.annotations.Nullable String words) {
        if (words == null) {
            return USUAL;
        }
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (String word : words.split(",", -1)) {
            kinds.add(Arrays.stream(Kind.values())
                    .filter(kind -> kind.name().equals(word))
                    .findFirst()
                    .orElseThrow(() -> Problem.badParameter("kind", word, names(EnumSet.allOf(Kind.class)))
                            .exception()));
        }
        return kinds;
    }

    private long after(String lastEventId) {
        if (lastEventId.isEmpty()) {
            return watch.events().lastId();
        }
        try {
            return Long.parseLong(lastEventId);
        } catch (NumberFormatException e) {
            throw Problem.badParameter("Last-Event-ID", lastEventId, "the id of an event")
                    .exception();
        }
    }

    private static String names(Set<Kind> kinds) {
        return kinds.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
}
