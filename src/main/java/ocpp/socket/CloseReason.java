package ocpp.socket;

/**
 * Why a connection ended.
 *
 * @param code WebSocket close code, 1006 where the socket ended without a Close frame
 * @param reason for people
 * @param byPeer whether the peer began it
 */
public record CloseReason(int code, String reason, boolean byPeer) {}
