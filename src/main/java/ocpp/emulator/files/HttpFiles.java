package ocpp.emulator.files;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import ocpp.emulator.chargepoint.FileContent;
import org.jspecify.annotations.Nullable;

/** Files over HTTP and HTTPS. */
final class HttpFiles {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int SUCCESS = 2;
    private static final int PARTIAL_CONTENT = 206;

    private final Duration timeout;
    private @Nullable HttpClient client;

    HttpFiles(Duration timeout) {
        this.timeout = timeout;
    }

    /** What has come before is left out if the file is still the same (RFC 9110, 13.1.5). */
    CompletableFuture<FileContent> download(URI uri, Download download) {
        HttpRequest.Builder request = HttpRequest.newBuilder().GET();
        int attempt = download.begin();
        String version = download.version();
        if (download.bytes() > 0 && version != null) {
            request.header("Range", "bytes=" + download.bytes() + "-").header("If-Range", version);
        }
        return send(uri, request, answer -> body(answer, download, attempt)).thenApply(response -> download.result());
    }

    CompletableFuture<FileContent> upload(URI uri, byte[] content) {
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "text/plain; charset=utf-8")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content));
        return send(uri, request, HttpResponse.BodyHandlers.discarding())
                .thenApply(response -> new FileContent(content.length, true));
    }

    /** Takes the content of a good answer; the text of a bad one is not the file. */
    private static HttpResponse.BodySubscriber<Void> body(
            HttpResponse.ResponseInfo answer, Download download, int attempt) {
        if (answer.statusCode() / 100 != SUCCESS) {
            download.restart(attempt, null);
            return BodySubscribers.discarding();
        }
        String range = answer.headers().firstValue("Content-Range").orElse("");
        boolean goesOn = answer.statusCode() == PARTIAL_CONTENT && range.startsWith("bytes " + download.bytes() + "-");
        if (!goesOn) {
            download.restart(attempt, version(answer.headers()));
        }
        return BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(content -> download.take(attempt, content)));
    }

    /** What tells one content of the file from another: its strong entity tag, else the time of its last change. */
    private static @Nullable String version(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"))
                .orElse(null);
    }

    private <T> CompletableFuture<HttpResponse<T>> send(
            URI uri, HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        String user = uri.getUserInfo();
        if (user != null) {
            byte[] credentials = user.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return client().sendAsync(request.uri(uri).timeout(timeout).build(), body)
                .thenCompose(HttpFiles::requireSuccess);
    }

    private static <T> CompletableFuture<HttpResponse<T>> requireSuccess(HttpResponse<T> response) {
        return response.statusCode() / 100 == SUCCESS
                ? CompletableFuture.completedFuture(response)
                : CompletableFuture.failedFuture(new IOException("HTTP " + response.statusCode()));
    }

    /** Made for the first transfer: most charge points never have one. */
    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .connectTimeout(CONNECT_TIMEOUT)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
            client = made;
        }
        return made;
    }
}
