package ocpp.operator.http;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Materializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request, reads what it takes, and answers every request once. */
public final class Router {
    private static final Logger LOG = LoggerFactory.getLogger(Router.class);
    private static final int LARGEST_BODY = 1024 * 1024;
    private static final long BODY_WITHIN_MILLIS = 10_000;

    private final List<Route> routes;
    private final boolean thisMachineOnly;
    private final Observer observer;
    private final Materializer materializer;

    /** Hears of every answer; route is the path of the route, or "none". */
    @FunctionalInterface
    public interface Observer {
        void answered(String method, String route, int status);
    }

    /**
     * The first route that matches a path and a method takes the request.
     *
     * @param thisMachineOnly whether only requests that name this machine as their host are answered
     */
    public Router(List<Route> routes, boolean thisMachineOnly, Observer observer, Materializer materializer) {
        this.routes = List.copyOf(routes);
        this.thisMachineOnly = thisMachineOnly;
        this.observer = observer;
        this.materializer = materializer;
    }

    /** Never fails. */
    public CompletionStage<HttpResponse> answer(HttpRequest request) {
        CompletionStage<HttpResponse> response;
        String route = "none";
        try {
            Origin.check(request, thisMachineOnly);
            Match match = find(request);
            route = match.route().path();
            response = handle(match, request);
        } catch (RuntimeException e) {
            request.discardEntityBytes(materializer);
            response = CompletableFuture.failedFuture(e);
        }
        String path = route;
        return response.exceptionally(failure -> failed(request, failure)).thenApply(answer -> {
            observer.answered(request.method().value(), path, answer.status().intValue());
            return answer;
        });
    }

    private record Match(Route route, Map<String, String> path) {}

    private Match find(HttpRequest request) {
        List<String> segments = Paths.decoded(request.getUri().path());
        String method = request.method().value();
        Set<String> methods = new TreeSet<>();
        for (Route route : routes) {
            Map<String, String> path = Paths.match(route.segments(), segments);
            if (path != null && route.method().name().equals(method)) {
                return new Match(route, path);
            }
            if (path != null) {
                methods.add(route.method().name());
            }
        }
        String asked = method + " " + request.getUri().path();
        throw (methods.isEmpty()
                        ? Problem.of(ProblemKind.NO_SUCH_ROUTE, asked)
                        : new Problem(ProblemKind.METHOD_NOT_ALLOWED, asked, null, String.join(", ", methods)))
                .exception();
    }

    private CompletionStage<HttpResponse> handle(Match match, HttpRequest request) {
        Route route = match.route();
        Map<String, String> query = query(route, request);
        return request.entity()
                .withSizeLimit(LARGEST_BODY)
                .toStrict(BODY_WITHIN_MILLIS, materializer)
                .handle(Router::body)
                .thenCompose(body -> route.handler().handle(new ApiRequest(request, match.path(), query, body)));
    }

    private static byte[] body(HttpEntity.Strict entity, Throwable failure) {
        if (failure == null) {
            return entity.getData().toArrayUnsafe();
        }
        Throwable cause = unwrapped(failure);
        throw (cause instanceof EntityStreamSizeException
                        ? Problem.of(ProblemKind.BODY_TOO_LARGE, "body (expected: at most " + LARGEST_BODY + " bytes)")
                        : Problem.of(ProblemKind.BAD_BODY, "the body ended early or did not come in time"))
                .exception();
    }

    /** A parameter that the route does not take is a misspelling, not a wish to be passed over. */
    private static Map<String, String> query(Route route, HttpRequest request) {
        Map<String, String> query = new HashMap<>();
        Set<String> known = route.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        for (Pair<String, String> each : pairs(request)) {
            if (!known.contains(each.first())) {
                throw Problem.badParameter(each.first(), each.second(), "a parameter of " + new TreeSet<>(known))
                        .exception();
            }
            if (query.put(each.first(), each.second()) != null) {
                throw Problem.badParameter(each.first(), each.second(), "once").exception();
            }
        }
        return query;
    }

    private static List<Pair<String, String>> pairs(HttpRequest request) {
        try {
            return request.getUri().query().toList();
        } catch (IllegalUriException e) {
            throw Problem.badParameter(
                            "query", request.getUri().rawQueryString().orElse(""), "name=value&...")
                    .exception();
        }
    }

    private static HttpResponse failed(HttpRequest request, Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof ProblemException expected) {
            return Replies.problem(expected.problem());
        }
        LOG.error("{} {} failed", request.method().value(), request.getUri().path(), cause);
        return Replies.problem(Problem.of(ProblemKind.INTERNAL, String.valueOf(Instant.now())));
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
