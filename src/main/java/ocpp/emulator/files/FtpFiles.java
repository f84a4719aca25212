package ocpp.emulator.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import ocpp.emulator.chargepoint.FileContent;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPReply;
import org.jspecify.annotations.Nullable;

/** Files over FTP in passive mode; the library blocks, so that some threads of their own carry the transfers. */
final class FtpFiles {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 8;
    /** Transfers that wait for one of these; one more fails. */
    private static final int WAITING = 1_000;

    private static final int PORT = 21;
    private static final int PART = 16 * 1024;

    private final Duration timeout;
    private @Nullable ThreadPoolExecutor threads;

    /** What is done with a connection that is logged in. */
    private interface Transfer {
        FileContent run(FTPClient client, String path) throws IOException;
    }

    FtpFiles(Duration timeout) {
        this.timeout = timeout;
    }

    CompletableFuture<FileContent> download(URI uri, Download download) {
        return start(uri, (client, path) -> fetch(client, path, download));
    }

    CompletableFuture<FileContent> upload(URI uri, byte[] content) {
        return start(uri, (client, path) -> {
            require(client.storeFile(path, new ByteArrayInputStream(content)), client);
            return new FileContent(content.length, true);
        });
    }

    /** An end from outside, by time or by cancelling, closes the connection, and with it the transfer. */
    private CompletableFuture<FileContent> start(URI uri, Transfer transfer) {
        FTPClient client = new FTPClient();
        CompletableFuture<FileContent> result = new CompletableFuture<>();
        var unused = result.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((content, problem) -> {
            if (problem != null) {
                close(client);
            }
        });
        try {
            threads().execute(() -> run(uri, client, transfer, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new IOException(WAITING + " transfers wait already", e));
        }
        return result;
    }

    private static void run(URI uri, FTPClient client, Transfer transfer, CompletableFuture<FileContent> result) {
        try {
            if (!result.isDone()) {
                result.complete(transfer.run(client, logIn(uri, client)));
            }
        } catch (IOException | RuntimeException e) {
            result.completeExceptionally(e);
        } finally {
            close(client);
        }
    }

    /** Connects, and gives the path of the file: below the directory of the user, from the root with a second slash. */
    private static String logIn(URI uri, FTPClient client) throws IOException {
        client.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis());
        client.setDefaultTimeout((int) SILENCE.toMillis());
        client.setDataTimeout(SILENCE);
        client.setControlEncoding(StandardCharsets.UTF_8.name());
        client.connect(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort());
        require(FTPReply.isPositiveCompletion(client.getReplyCode()), client);
        String[] user = Objects.requireNonNullElse(uri.getRawUserInfo(), "anonymous:anonymous")
                .split(":", 2);
        require(client.login(decoded(user[0]), user.length < 2 ? "" : decoded(user[1])), client);
        require(client.setFileType(FTP.BINARY_FILE_TYPE), client);
        client.enterLocalPassiveMode();
        String path = uri.getPath();
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw new IOException("a path with control characters");
        }
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static FileContent fetch(FTPClient client, String path, Download download) throws IOException {
        int attempt = download.begin();
        String version = client.getModificationTime(path);
        if (!Objects.equals(version, download.version())) {
            download.restart(attempt, version);
        }
        try (InputStream content = open(client, path, download, attempt)) {
            byte[] part = new byte[PART];
            for (int length = content.read(part); length >= 0; length = content.read(part)) {
                if (!client.isConnected() || !download.take(attempt, Arrays.copyOf(part, length))) {
                    throw new IOException("given up");
                }
            }
        }
        require(client.completePendingCommand(), client);
        return download.result();
    }

    /** From where the try before broke off, else from the beginning, as for a server that cannot begin elsewhere. */
    private static InputStream open(FTPClient client, String path, Download download, int attempt) throws IOException {
        client.setRestartOffset(download.bytes());
        InputStream content = client.retrieveFileStream(path);
        if (content == null && download.bytes() > 0) {
            download.restart(attempt, download.version());
            client.setRestartOffset(0);
            content = client.retrieveFileStream(path);
        }
        if (content == null) {
            throw refusal(client);
        }
        return content;
    }

    private static void require(boolean done, FTPClient client) throws IOException {
        if (!done) {
            throw refusal(client);
        }
    }

    private static IOException refusal(FTPClient client) {
        return new IOException("FTP " + client.getReplyCode());
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static void close(FTPClient client) {
        try {
            client.disconnect();
        } catch (IOException e) {
            // It is closed all the same.
        }
    }

    /** Made for the first transfer. */
    private synchronized ThreadPoolExecutor threads() {
        ThreadPoolExecutor made = threads;
        if (made == null) {
            made = new ThreadPoolExecutor(
                    AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                        Thread thread = new Thread(work, "ftp");
                        thread.setDaemon(true);
                        return thread;
                    });
            made.allowCoreThreadTimeOut(true);
            threads = made;
        }
        return made;
    }
}
