package ocpp.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import ocpp.operator.Event.Kind;
import ocpp.operator.TransactionItem.Status;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Body;
import ocpp.operator.http.Parameter;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.station.Changed;
import ocpp.station.ChargePointActor.CloseTransaction;
import ocpp.store.Page;
import ocpp.store.PageRequest;
import ocpp.store.TransactionFilter;
import ocpp.store.TransactionQueries;
import ocpp.store.TransactionRecord;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Transactions and their meter values. */
final class TransactionRoutes {
    private static final String TAG = "Transactions";
    private static final String CSV = "text/csv";

    private final TransactionQueries transactions;
    private final EventLog events;
    private final StationAsk stations;

    /** What closes a transaction; what is left out is now, the last register known, Other. */
    record Closing(
            @Nullable Instant stop,
            @Nullable Integer meterStop,
            @Nullable Reason reason,
            @Nullable String note) {}

    TransactionRoutes(TransactionQueries transactions, EventLog events, StationAsk stations) {
        this.transactions = transactions;
        this.events = events;
        this.stations = stations;
    }

    List<Route> routes() {
        return List.of(list(), one(), meterValues(), close());
    }

    private Route list() {
        return Route.of(Method.GET, "/api/v1/transactions", "Transactions, the newest start first.")
                .tag(TAG)
                .takes(
                        Parameter.text("chargePointId", "Only those of this charge point."),
                        Parameter.text("idTag", "Only those of this id tag, whatever its case."),
                        Parameter.choice("status", "Only open ones, or only those that are over.", Status.class),
                        Parameter.time("from", "Only those that started then or later."),
                        Parameter.time("to", "Only those that started before."),
                        Parameter.integer(
                                "waitMs",
                                "How long to wait until at least one matches, in ms.",
                                0,
                                (int) ApiRequest.LONGEST_WAIT.toMillis(),
                                0))
                .takes(Parameter.OF_LISTS)
                .answers(
                        200,
                        "A page of them; with Accept: text/csv all of them from the cursor on, as a table.",
                        Schemas.page(TransactionItem.class),
                        CSV)
                .problems(ProblemKind.STORE_UNAVAILABLE, ProblemKind.QUEUE_FULL)
                .by(request -> request.accepts(CSV) ? table(request) : page(request));
    }

    private Route one() {
        return Route.of(Method.GET, "/api/v1/transactions/{id}", "One transaction.")
                .tag(TAG)
                .answers(200, "The transaction.", Schemas.of(TransactionItem.class))
                .problems(ProblemKind.NOT_FOUND, ProblemKind.STORE_UNAVAILABLE)
                .by(request -> Stored.one(find(request), name(request), TransactionItem::of));
    }

    private Route meterValues() {
        return Route.of(
                        Method.GET,
                        "/api/v1/transactions/{id}/meter-values",
                        "The meter values of a transaction, the oldest first.")
                .tag(TAG)
                .takes(Parameter.OF_LISTS)
                .answers(200, "A page of them.", Schemas.page(MeterValueItem.class))
                .problems(ProblemKind.NOT_FOUND, ProblemKind.STORE_UNAVAILABLE)
                .by(request -> Stored.of(find(request))
                        .thenCompose(found -> Stored.list(
                                transactions.meterValues(
                                        Stored.present(found, name(request)).transactionId(), Stored.request(request)),
                                MeterValueItem::of)));
    }

    private Route close() {
        return Route.of(
                        Method.PATCH,
                        "/api/v1/transactions/{id}",
                        "Closes an open transaction out of band; nothing goes to the charge point.")
                .tag(TAG)
                .body(Schemas.body(Closing.class))
                .answers(200, "The transaction, closed.", Schemas.of(TransactionItem.class))
                .problems(
                        ProblemKind.NOT_FOUND,
                        ProblemKind.BAD_BODY,
                        ProblemKind.SCHEMA_FAULT,
                        ProblemKind.CONFLICT,
                        ProblemKind.TIMED_OUT,
                        ProblemKind.STORE_UNAVAILABLE)
                .by(this::close);
    }

    private CompletionStage<HttpResponse> page(ApiRequest request) {
        TransactionFilter filter = filter(request);
        PageRequest part = Stored.request(request);
        Supplier<CompletionStage<Page<TransactionRecord>>> query = () -> transactions.page(filter, part);
        return Stored.list(
                LongPoll.until(query, events, Kind.transaction, request.waiting(Duration.ZERO)), TransactionItem::of);
    }

    /** The first lines are there before the answer begins, so that a fault is told as one. */
    private CompletionStage<HttpResponse> table(ApiRequest request) {
        TransactionFilter filter = filter(request);
        return Stored.of(transactions.page(filter, new PageRequest(PageRequest.MOST, request.cursor())))
                .thenApply(first -> Replies.stream(
                        Replies.CSV,
                        Source.unfoldAsync(Optional.of(first), rest -> next(filter, rest))
                                .prepend(Source.single(ByteString.fromString(TransactionTable.HEAD)))));
    }

    /** The lines of a page, and the page behind it. */
    private CompletionStage<Optional<Pair<Optional<Page<TransactionRecord>>, ByteString>>> next(
            TransactionFilter filter, Optional<Page<TransactionRecord>> rest) {
        if (rest.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Page<TransactionRecord> page = rest.get();
        ByteString lines = ByteString.fromString(TransactionTable.lines(
                page.items().stream().map(TransactionItem::of).toList()));
        CompletionStage<Optional<Page<TransactionRecord>>> following = page.next() == null
                ? CompletableFuture.completedFuture(Optional.empty())
                : transactions
                        .page(filter, new PageRequest(PageRequest.MOST, page.next()))
                        .thenApply(Optional::of);
        return following.thenApply(after -> Optional.of(Pair.create(after, lines)));
    }

    private CompletionStage<HttpResponse> close(ApiRequest request) {
        Body body = request.body(Closing.class);
        Instant stop = body.time("stop");
        Integer meterStop = body.integer("meterStop", Integer.MIN_VALUE, Integer.MAX_VALUE);
        Reason reason = Objects.requireNonNullElse(body.choice("reason", Reason.class), Reason.Other);
        String note = body.text("note", 500);
        String operator = request.operator();
        return Stored.of(find(request))
                .thenApply(found -> Stored.present(found, name(request)))
                .thenCompose(open -> stations.<Changed>ask(
                        open.chargePointId(),
                        replyTo -> new CloseTransaction(
                                open.transactionId(), stop, meterStop, reason, note, operator, replyTo)))
                .thenCompose(changed -> {
                    Stored.require(changed);
                    return Stored.one(find(request), name(request), TransactionItem::of);
                });
    }

    private CompletionStage<Optional<TransactionRecord>> find(ApiRequest request) {
        return transactions.find(request.pathInteger("id"));
    }

    private static String name(ApiRequest request) {
        return "transaction: " + request.path("id");
    }

    private static TransactionFilter filter(ApiRequest request) {
        Status status = request.choice("status", Status.class);
        return new TransactionFilter(
                request.text("chargePointId"),
                request.text("idTag"),
                status == null ? null : Boolean.valueOf(status == Status.active),
                request.time("from"),
                request.time("to"));
    }
}
