package ocpp.gateway;

import java.util.List;
import java.util.Locale;
import ocpp.socket.ServerHandshake;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;

/** What an HTTP request is worth by itself, before anybody is asked about its charge point. */
sealed interface Handshake {
    /** The subprotocol of OCPP 1.6 (J-CONN-06). */
    String SUBPROTOCOL = "ocpp1.6";

    /**
     * A handshake in order.
     *
     * @param subprotocol what the answer names, null for none
     * @param closeAtOnce whether the connection is to be closed once it is open (J-CONN-08)
     */
    record Offer(String chargePointId, @Nullable String subprotocol, boolean closeAtOnce) implements Handshake {}

    /** The answer to a request that becomes no WebSocket; the reason is for people. */
    record Refusal(int status, String reason, List<HttpHeader> headers) implements Handshake {
        Refusal(int status, String reason) {
            this(status, reason, List.of());
        }

        HttpResponse response() {
            return HttpResponse.create()
                    .withStatus(status)
                    .withEntity(reason + "\n")
                    .addHeaders(headers);
        }
    }

    static Handshake of(HttpRequest request, GatewaySettings settings) {
        if (!request.method().equals(HttpMethods.GET)) {
            return new Refusal(405, "only GET is answered here", List.of(RawHeader.create("Allow", "GET")));
        }
        if (!values(request, "upgrade").contains("websocket")) {
            return new Refusal(
                    426,
                    "This is an OCPP 1.6-J central system. Charge points connect here by WebSocket:"
                            + " /{chargePointId}, subprotocol " + SUBPROTOCOL,
                    List.of(RawHeader.create("Upgrade", "websocket")));
        }
        if (!ServerHandshake.isHandshake(request)) {
            return malformed(request);
        }
        try {
            String chargePointId = Identity.of(target(request), settings.acceptTrailingSlash());
            return negotiate(chargePointId, ServerHandshake.offeredSubprotocols(request), settings);
        } catch (Identity.Unusable e) {
            return new Refusal(404, String.valueOf(e.getMessage()));
        }
    }

    /** Path and query as they stand in the request line: the parsed path has lost bytes that are no UTF-8. */
    static String target(HttpRequest request) {
        return request.getHeader("raw-request-uri")
                .map(HttpHeader::value)
                .orElseGet(() -> request.getUri().path());
    }

    private static Refusal malformed(HttpRequest request) {
        if (values(request, "sec-websocket-version").contains("13")) {
            return new Refusal(
                    400,
                    "no WebSocket handshake (expected: Connection: Upgrade, and a Sec-WebSocket-Key of 16 bytes in base64)");
        }
        return new Refusal(
                426,
                "unknown version of the WebSocket protocol (expected: Sec-WebSocket-Version: 13)",
                List.of(RawHeader.create("Upgrade", "websocket"), RawHeader.create("Sec-WebSocket-Version", "13")));
    }

    private static Handshake negotiate(String chargePointId, List<String> offered, GatewaySettings settings) {
        if (offered.contains(SUBPROTOCOL)) {
            return new Offer(chargePointId, SUBPROTOCOL, false);
        } else if (offered.isEmpty() && settings.acceptWithoutSubprotocol()) {
            return new Offer(chargePointId, null, false);
        } else if (settings.refuseUnknownSubprotocol()) {
            String found = offered.isEmpty() ? "none" : String.join(", ", offered);
            return new Refusal(400, "offered subprotocols: " + found + " (expected: " + SUBPROTOCOL + " among them)");
        }
        return new Offer(chargePointId, null, true);
    }

    private static String values(HttpRequest request, String header) {
        return request.getHeader(header).map(HttpHeader::value).orElse("").toLowerCase(Locale.ROOT);
    }
}
