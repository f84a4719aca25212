package ocpp.socket;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The request and the response of one client handshake (RFC 6455, 4.1). */
final class HandshakeText {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ClientRequest request;
    private final String key;

    HandshakeText(ClientRequest request) {
        this.request = request;
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        this.key = Base64.getEncoder().encodeToString(nonce);
    }

    byte[] request() {
        String path = request.uri().getRawPath().isEmpty() ? "/" : request.uri().getRawPath();
        String query =
                request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery();
        String port = request.uri().getPort() < 0 ? "" : ":" + request.uri().getPort();
        StringBuilder text = new StringBuilder("GET " + path + query + " HTTP/1.1\r\n");
        line(text, "Host", request.uri().getHost() + port);
        line(text, "Upgrade", "websocket");
        line(text, "Connection", "Upgrade");
        line(text, "Sec-WebSocket-Key", key);
        line(text, "Sec-WebSocket-Version", "13");
        if (!request.subprotocols().isEmpty()) {
            line(text, "Sec-WebSocket-Protocol", String.join(", ", request.subprotocols()));
        }
        request.headers().forEach((name, value) -> line(text, name, value));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What the head of the response says, without the empty line at its end. */
    HandshakeResult result(String head) {
        List<String> lines = head.lines().toList();
        String[] status = lines.get(0).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("[1-5][0-9][0-9]")) {
            return new HandshakeResult.NotConnected("the answer is no HTTP response (expected: HTTP/1.1 101)");
        }
        if (!status[1].equals("101")) {
            return new HandshakeResult.Refused(Integer.parseInt(status[1]), status.length > 2 ? status[2] : "");
        }
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, second) -> first + "," + second);
        }
        String subprotocol = headers.get("sec-websocket-protocol");
        String fault = faultOf(headers, subprotocol);
        return fault == null
                ? new HandshakeResult.Accepted(subprotocol)
                : new HandshakeResult.NotConnected("the server's answer " + fault);
    }

    private @Nullable String faultOf(Map<String, String> headers, @Nullable String subprotocol) {
        if (!"websocket".equalsIgnoreCase(headers.get("upgrade"))) {
            return "has no Upgrade: websocket";
        } else if (!headers.getOrDefault("connection", "")
                .toLowerCase(Locale.ROOT)
                .contains("upgrade")) {
            return "has no Connection: Upgrade";
        } else if (!accept().equals(headers.get("sec-websocket-accept"))) {
            return "has not the right Sec-WebSocket-Accept";
        } else if (!headers.getOrDefault("sec-websocket-extensions", "").isEmpty()) {
            return "names an extension (expected: none)";
        } else if (subprotocol != null && !request.subprotocols().contains(subprotocol)) {
            return "chooses a subprotocol that was not offered (expected: one of " + request.subprotocols() + ")";
        }
        return null;
    }

    private String accept() {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
