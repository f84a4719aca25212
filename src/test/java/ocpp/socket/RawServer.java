package ocpp.socket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes one connection, answers the head of its request with bytes of the test's choice, and keeps it open. */
final class RawServer implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("Sec-WebSocket-Key: (\\S+)");

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    final CompletableFuture<String> head = new CompletableFuture<>();
    final CompletableFuture<Socket> socket = new CompletableFuture<>();

    RawServer(Function<String, byte[]> answer) throws IOException {
        Thread thread = new Thread(() -> serve(answer), "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri(String path) {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + path);
    }

    /** A right answer to the handshake, with further header lines. */
    static String accept(String head, String... lines) {
        Matcher key = KEY.matcher(head);
        if (!key.find()) {
            throw new AssertionError("no key in " + head);
        }
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest(
                    (key.group(1) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return "HTTP/1.1 101 Switching Protocols\r\nupgrade: WebSocket\r\nconnection: keep-alive, upgrade\r\n"
                    + "sec-websocket-accept: " + Base64.getEncoder().encodeToString(digest) + "\r\n"
                    + String.join("", lines) + "\r\n";
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private void serve(Function<String, byte[]> answer) {
        try {
            Socket accepted = server.accept();
            socket.complete(accepted);
            InputStream in = accepted.getInputStream();
            StringBuilder text = new StringBuilder();
            while (text.indexOf("\r\n\r\n") < 0) {
                text.append((char) in.read());
            }
            head.complete(text.toString());
            byte[] bytes = answer.apply(text.toString());
            accepted.getOutputStream().write(bytes);
            if (bytes.length == 0) {
                accepted.close();
            }
        } catch (IOException e) {
            head.completeExceptionally(e);
        }
    }

    @Override
    public void close() throws Exception {
        server.close();
        if (socket.isDone()) {
            socket.join().close();
        }
    }
}
