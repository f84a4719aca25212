package ocpp.emulator.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.WebSocketServer;

/** A central system of another make, which answers by a script: one rule for each action. */
final class ForeignServer extends WebSocketServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the server does with a CALL. */
    interface Rule {
        void answer(WebSocket socket, String messageId, JsonNode payload);
    }

    final List<String> received = new CopyOnWriteArrayList<>();
    final Map<String, String> handshake = new ConcurrentHashMap<>();
    private final Map<String, Rule> rules = new ConcurrentHashMap<>();
    private final CountDownLatch started = new CountDownLatch(1);
    /**
     * Java-WebSocket may forget to write: its selector takes back the wish of a second write that comes while the first
     * is finished. Every further write sends both, so pings do.
     */
    private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor();

    private volatile boolean refusing;

    ForeignServer() throws Exception {
        super(
                new InetSocketAddress("127.0.0.1", 0),
                1,
                List.<Draft>of(new Draft_6455(List.of(), List.of(new Protocol("ocpp1.6")))));
        setReuseAddr(true);
        result(
                "BootNotification",
                "{\"status\":\"Accepted\",\"currentTime\":\"2026-01-18T12:34:56Z\",\"interval\":300}");
        result("StatusNotification", "{}");
        result("StartTransaction", "{\"transactionId\":1,\"idTagInfo\":{\"status\":\"Accepted\"}}");
        result("SetChargingProfile", "{\"status\":\"Accepted\"}");
        result("Heartbeat", "{\"currentTime\":\"2026-01-18T12:34:56Z\"}");
        result("MeterValues", "{}");
        result("ClearChargingProfile", "{\"status\":\"Accepted\"}");
        result("StopTransaction", "{\"idTagInfo\":{\"status\":\"Accepted\"}}");
        start();
        if (!started.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server did not start within 10 s");
        }
    }

    String url() {
        return "ws://127.0.0.1:" + getPort();
    }

    ForeignServer result(String action, String payload) {
        return on(action, (socket, id, request) -> socket.send("[3,\"" + id + "\"," + payload + "]"));
    }

    ForeignServer error(String action, String code) {
        return on(action, (socket, id, request) -> socket.send("[4,\"" + id + "\",\"" + code + "\",\"sorry\",{}]"));
    }

    ForeignServer on(String action, Rule rule) {
        rules.put(action, rule);
        return this;
    }

    /** Answers the n-th CALL of the action with the n-th payload, the last one again and again. */
    ForeignServer results(String action, Function<Integer, String> payload) {
        int[] count = {0};
        return on(action, (socket, id, request) -> socket.send("[3,\"" + id + "\"," + payload.apply(++count[0]) + "]"));
    }

    ForeignServer refuseHandshakes() {
        refusing = true;
        return this;
    }

    List<String> actions() {
        return received.stream().map(ForeignServer::action).toList();
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
        request.iterateHttpFields()
                .forEachRemaining(name -> handshake.put(name.toLowerCase(Locale.ROOT), request.getFieldValue(name)));
        handshake.put("path", request.getResourceDescriptor());
        if (refusing) {
            throw new InvalidDataException(1002, "refused");
        }
        return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake request) {}

    @Override
    public void onMessage(WebSocket socket, String message) {
        received.add(message);
        JsonNode frame = read(message);
        if (frame.get(0).asInt() == 2) {
            Rule rule = rules.get(frame.get(2).asText());
            if (rule != null) {
                rule.answer(socket, frame.get(1).asText(), frame.get(3));
            }
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket socket, Exception problem) {}

    @Override
    public void onStart() {
        flusher.scheduleWithFixedDelay(this::flush, 50, 50, TimeUnit.MILLISECONDS);
        started.countDown();
    }

    @Override
    public void close() throws Exception {
        flusher.shutdownNow();
        stop(1000);
    }

    private void flush() {
        getConnections().stream().filter(WebSocket::isOpen).forEach(WebSocket::sendPing);
    }

    private static String action(String message) {
        JsonNode frame = read(message);
        return frame.get(0).asInt() == 2 ? frame.get(2).asText() : message;
    }

    private static JsonNode read(String message) {
        try {
            return JSON.readTree(message);
        } catch (IOException e) {
            throw new IllegalArgumentException(message, e);
        }
    }
}
