package ocpp.operator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Body;
import ocpp.operator.http.Parameter;
import ocpp.operator.http.Problem;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;
import ocpp.store.IdTagRecord;
import ocpp.store.IdTagRegister;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.jspecify.annotations.Nullable;

/** The id tags that operators register. */
final class IdTagRoutes {
    private static final String TAG = "Id tags";
    private static final String PATH = "/api/v1/id-tags/{idTag}";
    /** CiString20Type (section 7.29). */
    private static final int LONGEST = 20;

    private final IdTagRegister register;
    private final InstantSource clock;

    /** An id tag, whatever its case. */
    record IdTagItem(
            String idTag,
            Status status,
            @Nullable Instant expiryDate,
            @Nullable String parentIdTag,
            @Nullable Integer maxActiveTransactions,
            @Nullable String note) {

        static IdTagItem of(IdTagRecord tag) {
            return new IdTagItem(
                    tag.idTag(),
                    tag.blocked() ? Status.Blocked : Status.Accepted,
                    tag.expiryDate(),
                    tag.parentIdTag(),
                    tag.maxActiveTransactions(),
                    tag.note());
        }
    }

    /** What an operator decides; that a tag is expired its expiryDate says. */
    enum Status {
        Accepted,
        Blocked
    }

    /**
     * What is put in the place of a tag.
     *
     * @param status Accepted where it is left out
     * @param expiryDate may be past
     * @param maxActiveTransactions how many transactions it may have open at a time; any number where it is left out
     */
    record IdTagBody(
            @Nullable Status status,
            @Nullable Instant expiryDate,
            @Nullable String parentIdTag,
            @Nullable Integer maxActiveTransactions,
            @Nullable String note) {}

    IdTagRoutes(IdTagRegister register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.GET, "/api/v1/id-tags", "Id tags, the one registered last first.")
                        .tag(TAG)
                        .takes(Parameter.text("q", "Only those that hold this text, whatever its case."))
                        .takes(Parameter.OF_LISTS)
                        .answers(200, "A page of them.", Schemas.page(IdTagItem.class))
                        .problems(ProblemKind.STORE_UNAVAILABLE)
                        .by(request ->
                                Stored.list(register.page(request.text("q"), Stored.request(request)), IdTagItem::of)),
                Route.of(Method.GET, PATH, "One id tag.")
                        .tag(TAG)
                        .answers(200, "The tag.", Schemas.of(IdTagItem.class))
                        .problems(ProblemKind.NOT_FOUND, ProblemKind.STORE_UNAVAILABLE)
                        .by(request -> Stored.one(register.find(request.path("idTag")), name(request), IdTagItem::of)),
                Route.of(Method.PUT, PATH, "Registers an id tag, or puts all it says in place of what was there.")
                        .tag(TAG)
                        .body(Schemas.body(IdTagBody.class))
                        .answers(200, "The tag as it is now.", Schemas.of(IdTagItem.class))
                        .problems(ProblemKind.BAD_BODY, ProblemKind.SCHEMA_FAULT, ProblemKind.STORE_UNAVAILABLE)
                        .by(this::put),
                Route.of(Method.DELETE, PATH, "Forgets an id tag: from now on it is one that is not registered.")
                        .tag(TAG)
                        .answers(204, "It is forgotten.")
                        .problems(ProblemKind.NOT_FOUND, ProblemKind.STORE_UNAVAILABLE)
                        .by(request -> Stored.deleted(
                                register.delete(request.path("idTag"), request.operator(), clock.instant()),
                                name(request))));
    }

    private CompletionStage<HttpResponse> put(ApiRequest request) {
        String idTag = request.path("idTag");
        if (idTag.isEmpty() || idTag.codePointCount(0, idTag.length()) > LONGEST) {
            throw new Problem(
                            ProblemKind.SCHEMA_FAULT,
                            name(request) + " (expected: 1 to " + LONGEST + " characters)",
                            "idTag",
                            "1 to " + LONGEST + " characters")
                    .exception();
        }
        Body body = request.body(IdTagBody.class);
        IdTagRecord tag = new IdTagRecord(
                idTag,
                body.text("parentIdTag", LONGEST),
                body.time("expiryDate"),
                body.choice("status", Status.class) == Status.Blocked,
                body.integer("maxActiveTransactions", 0, Integer.MAX_VALUE),
                body.text("note", 500));
        return Stored.of(register.put(tag, request.operator(), clock.instant()))
                .thenApply(kept -> Replies.json(IdTagItem.of(kept)));
    }

    private static String name(ApiRequest request) {
        return "id tag: " + request.path("idTag");
    }
}
