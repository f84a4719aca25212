package ocpp.socket;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a client connects to and what it says there.
 *
 * @param uri {@code ws://} or {@code wss://}, with the identity at the end of its path, percent-encoded
 * @param subprotocols those offered, in the order of preference
 * @param headers further header lines of the handshake, such as {@code traceparent} and {@code Authorization}
 * @param timeout from the attempt to connect to the end of the handshake
 * @param localAddress the address to connect from, null for any
 * @param tls for {@code wss://}; null for the default of the JDK
 */
public record ClientRequest(
        URI uri,
        List<String> subprotocols,
        Map<String, String> headers,
        Duration timeout,
        @Nullable InetSocketAddress localAddress,
        @Nullable SSLContext tls) {

    public ClientRequest {
        if (uri.getHost() == null || !("ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "url " + uri + " (expected: ws://host:port/path or wss://host:port/path)");
        }
        headers.forEach((name, value) -> requireOneLine(name, name + value));
        subprotocols.forEach(name -> requireOneLine("Sec-WebSocket-Protocol", name));
    }

    /** Without the headers, which may hold a password. */
    @Override
    public String toString() {
        return "ClientRequest[" + uri.getScheme() + "://" + uri.getHost() + ":" + port() + uri.getRawPath() + "]";
    }

    boolean isSecure() {
        return "wss".equals(uri.getScheme());
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : isSecure() ? 443 : 80;
    }

    private static void requireOneLine(String name, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("header " + name + " holds control characters (expected: none)");
        }
    }
}
