package ocpp.socket;

import org.jspecify.annotations.Nullable;

/** How a client's opening handshake went. */
public sealed interface HandshakeResult {

    /**
     * The socket is open.
     *
     * @param subprotocol what the server chose, null where it chose none
     */
    record Accepted(@Nullable String subprotocol) implements HandshakeResult {}

    /** The server answered with another HTTP status than 101. */
    record Refused(int status, String reason) implements HandshakeResult {}

    /** There was no connection, no TLS, no answer in time, or an answer that no WebSocket server gives. */
    record NotConnected(String cause) implements HandshakeResult {}
}
