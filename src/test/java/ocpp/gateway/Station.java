package ocpp.gateway;

import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;

/** A charge point whose WebSocket is not ours: Java-WebSocket. */
public final class Station extends WebSocketClient {
    private static final long WAIT_SECONDS = 20;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    private Station(String url) {
        super(URI.create(url), new Draft_6455(List.of(), List.of(new Protocol("ocpp1.6"))));
        setConnectionLostTimeout(0);
    }

    public static Station connect(String url) throws Exception {
        Station station = new Station(url);
        if (!station.connectBlocking(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("no connection to " + url);
        }
        return station;
    }

    /** Sends a CALL and returns the next text that comes. */
    public String call(String messageId, String action, String payload) throws InterruptedException {
        return ask("[2,\"" + messageId + "\",\"" + action + "\"," + payload + "]");
    }

    public String boot() throws InterruptedException {
        return call("boot", "BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
    }

    /** Sends a text and returns the next one that comes. */
    public String ask(String text) throws InterruptedException {
        send(text);
        return next();
    }

    /** Waits for the next text. */
    public String next() throws InterruptedException {
        String text = texts.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("no text came");
        }
        return text;
    }

    /** Waits for the end of the connection and returns its close code. */
    public int closeCode() throws Exception {
        return closed.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String message) {
        texts.add(message);
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        closed.complete(code);
    }

    @Override
    public void onError(Exception problem) {}
}
