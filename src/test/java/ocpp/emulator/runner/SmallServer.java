package ocpp.emulator.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** A central system of another make that accepts everything. */
final class SmallServer extends WebSocketServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<String> received = new CopyOnWriteArrayList<>();
    final List<String> credentials = new CopyOnWriteArrayList<>();
    /** The codes with which its connections ended. */
    final List<Integer> closes = new CopyOnWriteArrayList<>();

    /** What it says to the next BootNotification. */
    volatile String registration =
            "{\"status\":\"Accepted\",\"currentTime\":\"2026-03-02T10:00:00Z\",\"interval\":300}";

    private final CountDownLatch started = new CountDownLatch(1);

    SmallServer() throws InterruptedException {
        super(
                new InetSocketAddress("127.0.0.1", 0),
                1,
                List.<Draft>of(new Draft_6455(List.of(), List.of(new Protocol("ocpp1.6")))));
        setReuseAddr(true);
        start();
        if (!started.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server did not start within 30 s");
        }
    }

    String url() {
        return "ws://127.0.0.1:" + getPort();
    }

    /** The actions of the CALLs, in order. */
    List<String> actions() {
        return received.stream()
                .map(SmallServer::read)
                .filter(frame -> frame.get(0).asInt() == 2)
                .map(frame -> frame.get(2).asText())
                .toList();
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        credentials.add(handshake.getFieldValue("Authorization"));
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        JsonNode frame = read(text);
        String answer = answer(frame.path(2).asText());
        received.add(text);
        if (frame.get(0).asInt() == 2) {
            socket.send("[3,\"" + frame.get(1).asText() + "\"," + answer + "]");
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        closes.add(code);
    }

    @Override
    public void onError(WebSocket socket, Exception problem) {}

    @Override
    public void close() throws InterruptedException {
        stop(1000);
    }

    private String answer(String action) {
        return switch (action) {
            case "BootNotification" -> registration;
            case "Heartbeat" -> "{\"currentTime\":\"2026-03-02T10:00:00Z\"}";
            case "Authorize" -> "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
            case "StartTransaction" -> "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}";
            default -> "{}";
        };
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
