package ocpp.emulator.files;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import ocpp.emulator.chargepoint.FileContent;
import ocpp.emulator.chargepoint.FirmwareSignature;
import org.jspecify.annotations.Nullable;

/** Downloads firmware and uploads diagnostics over HTTP and HTTPS. One serves all charge points of a process. */
public final class FileTransfers {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final int SUCCESS = 2;

    private @Nullable HttpClient client;

    /**
     * Fetches a file; its content is read once and not kept.
     *
     * @param signature to be checked, null for none
     * @return failed with a message for people where the file could not be fetched; cancelling it ends the transfer
     */
    public CompletableFuture<FileContent> download(String location, @Nullable FirmwareSignature signature) {
        ContentCheck check = new ContentCheck(signature);
        return send(location, "", HttpRequest.newBuilder().GET(), HttpResponse.BodyHandlers.ofByteArrayConsumer(check))
                .thenApply(response -> check.result());
    }

    /**
     * Puts a text file into a directory, by PUT of the address, a slash and the name.
     *
     * @return failed with a message for people where that was not possible; cancelling it ends the transfer
     */
    public CompletableFuture<FileContent> upload(String location, String fileName, String content) {
        String name = location.endsWith("/") ? fileName : "/" + fileName;
        HttpRequest.Builder request = HttpRequest.newBuilder()
                .header("Content-Type", "text/plain; charset=utf-8")
                .PUT(HttpRequest.BodyPublishers.ofString(content));
        long bytes = content.getBytes(StandardCharsets.UTF_8).length;
        return send(location, name, request, HttpResponse.BodyHandlers.discarding())
                .thenApply(response -> new FileContent(bytes, true));
    }

    private <T> CompletableFuture<HttpResponse<T>> send(
            String location, String name, HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            URI uri = URI.create(location + name);
            String user = uri.getUserInfo();
            if (user != null) {
                byte[] credentials = user.getBytes(StandardCharsets.UTF_8);
                request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
            }
            return client().sendAsync(request.uri(uri).timeout(TIMEOUT).build(), body)
                    .thenCompose(FileTransfers::requireSuccess);
        } catch (IllegalArgumentException e) {
            return CompletableFuture.failedFuture(new IOException("not an address of a file: " + e.getMessage(), e));
        }
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
