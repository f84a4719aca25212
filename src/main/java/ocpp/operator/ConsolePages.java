package ocpp.operator;

import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;

/** Answers GET and HEAD of the console's files; everything else is left to the API. */
public final class ConsolePages {
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final ConsoleFiles files;

    public ConsolePages(ConsoleFiles files) {
        this.files = files;
    }

    /** The answer, or null where the path is none of the console's. */
    public @Nullable HttpResponse answer(HttpRequest request) {
        if (!request.method().equals(HttpMethods.GET) && !request.method().equals(HttpMethods.HEAD)) {
            return null;
        }
        ConsoleFiles.File file = files.find(request.getUri().path());
        return file == null ? null : response(file, takesGzip(request));
    }

    private HttpResponse response(ConsoleFiles.File file, boolean takesGzip) {
        byte[] gzipped = file.gzipped();
        boolean compressed = takesGzip && gzipped != null;
        byte[] content = compressed && gzipped != null ? gzipped : file.content();
        HttpResponse response = HttpResponse.create()
                .withEntity(HttpEntities.create(ContentTypes.parse(file.contentType()), content))
                .addHeader(RawHeader.create("Cache-Control", file.immutable() ? FOR_EVER : "no-cache"))
                .addHeader(RawHeader.create("Vary", "Accept-Encoding"))
                .addHeader(RawHeader.create("X-Content-Type-Options", "nosniff"))
                .addHeader(RawHeader.create("Referrer-Policy", "no-referrer"))
                .addHeader(RawHeader.create("Cross-Origin-Opener-Policy", "same-origin"))
                .addHeader(RawHeader.create("Content-Security-Policy", files.contentSecurityPolicy()));
        return compressed ? response.addHeader(RawHeader.create("Content-Encoding", "gzip")) : response;
    }

    private static boolean takesGzip(HttpRequest request) {
        return request.getHeader("Accept-Encoding")
                .map(header -> header.value().contains("gzip"))
                .orElse(false);
    }
}
