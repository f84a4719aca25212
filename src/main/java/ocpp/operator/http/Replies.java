package ocpp.operator.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** Answers. What changes from request to request is not to be kept by caches. */
public final class Replies {
    public static final ContentType CSV = ContentTypes.parse("text/csv; charset=UTF-8");
    public static final ContentType EVENT_STREAM = ContentTypes.parse("text/event-stream");
    public static final ContentType JSON_LINES = ContentTypes.parse("application/jsonl; charset=UTF-8");
    public static final ContentType HTML = ContentTypes.TEXT_HTML_UTF8;
    private static final ContentType PROBLEM = ContentTypes.parse("application/problem+json");
    private static final RawHeader NO_STORE = RawHeader.create("Cache-Control", "no-store");

    private Replies() {}

    public static CompletionStage<HttpResponse> now(HttpResponse response) {
        return CompletableFuture.completedFuture(response);
    }

    public static HttpResponse json(Object value) {
        return json(200, value);
    }

    public static HttpResponse json(int status, Object value) {
        return bytes(status, ContentTypes.APPLICATION_JSON, Json.bytes(value));
    }

    public static HttpResponse noContent() {
        return HttpResponse.create().withStatus(204).addHeader(NO_STORE);
    }

    public static HttpResponse text(ContentType type, String text) {
        return bytes(200, type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A body of unknown length. */
    public static HttpResponse stream(ContentType type, Source<ByteString, ?> body) {
        return HttpResponse.create()
                .withStatus(200)
                .addHeader(NO_STORE)
                .withEntity(HttpEntities.createChunked(type, body));
    }

    public static HttpResponse problem(Problem problem) {
        HttpResponse response = bytes(problem.kind().status(), PROBLEM, Json.bytes(problem.json()));
        return switch (problem.kind()) {
            case METHOD_NOT_ALLOWED ->
                response.addHeader(RawHeader.create("Allow", String.valueOf(problem.expected())));
            case STORE_UNAVAILABLE, QUEUE_FULL -> response.addHeader(RawHeader.create("Retry-After", "1"));
            default -> response;
        };
    }

    private static HttpResponse bytes(int status, ContentType type, byte[] bytes) {
        return HttpResponse.create()
                .withStatus(status)
                .addHeader(NO_STORE)
                .withEntity(HttpEntities.create(type, bytes));
    }
}
