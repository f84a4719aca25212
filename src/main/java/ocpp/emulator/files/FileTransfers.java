package ocpp.emulator.files;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import ocpp.emulator.chargepoint.FileContent;

/** Downloads firmware and uploads diagnostics over FTP, HTTP and HTTPS. One serves all charge points of a process. */
public final class FileTransfers {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private final HttpFiles http = new HttpFiles(TIMEOUT);
    private final FtpFiles ftp = new FtpFiles(TIMEOUT);

    /**
     * Fetches a file, or what is left of it.
     *
     * @return failed with a message for people where it could not be fetched; cancelling it ends the transfer
     */
    public CompletableFuture<FileContent> download(Download download) {
        try {
            URI uri = download.uri();
            return isFtp(uri) ? ftp.download(uri, download) : http.download(uri, download);
        } catch (IllegalArgumentException e) {
            return failed(e);
        }
    }

    /**
     * Puts a text file into a directory: by PUT of the address, a slash and the name, or by STOR.
     *
     * @return failed with a message for people where that was not possible; cancelling it ends the transfer
     */
    public CompletableFuture<FileContent> upload(String location, String fileName, String content) {
        try {
            URI uri = FileAddress.in(location, fileName);
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return isFtp(uri) ? ftp.upload(uri, bytes) : http.upload(uri, bytes);
        } catch (IllegalArgumentException e) {
            return failed(e);
        }
    }

    private static boolean isFtp(URI uri) {
        return "ftp".equals(uri.getScheme().toLowerCase(Locale.ROOT));
    }

    private static CompletableFuture<FileContent> failed(IllegalArgumentException problem) {
        return CompletableFuture.failedFuture(new IOException(String.valueOf(problem.getMessage()), problem));
    }
}
