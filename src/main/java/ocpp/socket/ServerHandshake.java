package ocpp.socket;

import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.jspecify.annotations.Nullable;

/** The server's part of the opening handshake (RFC 6455, 4.2). */
public final class ServerHandshake {
    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

    private ServerHandshake() {}

    /** Whether the request is a WebSocket handshake of version 13 with a valid key. */
    public static boolean isHandshake(HttpRequest request) {
        return WebSocketHook.upgradeOf(request) != null;
    }

    /** The subprotocols that the client offers, in its order, of all header lines: pekko-http reads only the first. */
    public static List<String> offeredSubprotocols(HttpRequest request) {
        List<String> offered = new ArrayList<>();
        for (HttpHeader header : request.getHeaders()) {
            if (header.is("sec-websocket-protocol")) {
                for (String name : header.value().split(",", -1)) {
                    if (!name.isBlank()) {
                        offered.add(name.strip());
                    }
                }
            }
        }
        return offered;
    }

    /**
     * The response that opens the WebSocket.
     *
     * @param request a handshake, see {@link #isHandshake}
     * @param subprotocol one of those offered, or null for none
     */
    public static HttpResponse accept(HttpRequest request, ConnectionSetup setup, @Nullable String subprotocol) {
        WebSocketUpgrade upgrade = WebSocketHook.upgradeOf(request);
        if (upgrade == null) {
            throw new IllegalArgumentException(request.getUri() + " is no WebSocket handshake");
        }
        HttpResponse response = WebSocketHook.accept(upgrade, new ConnectionStage(setup));
        return subprotocol == null ? response : response.addHeader(RawHeader.create(SUBPROTOCOL, subprotocol));
    }
}
