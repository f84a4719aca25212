package ocpp.operator;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import ocpp.operator.http.ApiRequest;
import ocpp.operator.http.Page;
import ocpp.operator.http.Problem;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Replies;
import ocpp.station.Changed;
import ocpp.store.PageRequest;
import ocpp.store.StoreException;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Joins the store and HTTP: pages, single things, and what it means that the store cannot. */
final class Stored {
    private Stored() {}

    /** The part of a list that is asked for. */
    static PageRequest request(ApiRequest request) {
        return new PageRequest(request.limit(), request.cursor());
    }

    /** A page of the store as a page of the API. */
    static <T> Page<T> page(ocpp.store.Page<T> page) {
        String next = page.next();
        return new Page<>(page.items(), next == null ? null : Page.cursor(next), page.total());
    }

    /** The page, each item as it is shown. */
    static <T> CompletionStage<HttpResponse> list(CompletionStage<ocpp.store.Page<T>> found, Function<T, ?> shown) {
        return of(found).thenApply(page -> {
            Page<T> whole = page(page);
            return Replies.json(new Page<>(whole.items().stream().map(shown).toList(), whole.next(), whole.total()));
        });
    }

    /** The thing as it is shown, or the problem that there is none. */
    static <T> CompletionStage<HttpResponse> one(
            CompletionStage<Optional<T>> found, String name, Function<T, ?> shown) {
        return of(found).thenApply(item -> Replies.json(shown.apply(present(item, name))));
    }

    /** 204, or the problem that there is none. */
    static CompletionStage<HttpResponse> deleted(CompletionStage<Boolean> found, String name) {
        return of(found).thenApply(there -> {
            present(there ? Optional.of(there) : Optional.empty(), name);
            return Replies.noContent();
        });
    }

    /** @param name what was asked for, such as {@code transaction: 7} */
    static <T> T present(Optional<T> item, String name) {
        return item.orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, name + " (expected: one that is there)")
                .exception());
    }

    /** What the ledger of a charge point said of a change. */
    static void require(Changed changed) {
        if (changed instanceof Changed.NotPossible refused) {
            throw Problem.of(ProblemKind.CONFLICT, refused.reason()).exception();
        }
        if (changed instanceof Changed.LedgerFailed failed) {
            throw Problem.of(ProblemKind.STORE_UNAVAILABLE, failed.reason()).exception();
        }
    }

    /** The stage; where the store fails it fails with the problem of that. */
    static <T> CompletionStage<T> of(CompletionStage<T> stage) {
        return stage.exceptionallyCompose(failure -> CompletableFuture.failedFuture(explained(failure)));
    }

    private static Throwable explained(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof PageRequest.WrongCursor wrong) {
            return Problem.badParameter("cursor", wrong.cursor(), "what a page named as next")
                    .exception();
        }
        if (!(cause instanceof StoreException trouble)) {
            return cause;
        }
        ProblemKind kind = switch (trouble.kind()) {
            case Unavailable -> ProblemKind.STORE_UNAVAILABLE;
            case Overloaded -> ProblemKind.QUEUE_FULL;
            case Refused -> ProblemKind.CONFLICT;
        };
        return Problem.of(kind, String.valueOf(trouble.getMessage())).exception();
    }
}
