package ocpp.socket;

import com.typesafe.config.Config;
import java.time.Duration;
import ocpp.rpc.RpcLimits;

/**
 * The settings under {@code ocpp.socket}.
 *
 * @param messageLimit bytes of a message of the peer; a larger one closes with 1009
 * @param messageTimeout time from the first to the last frame of a message; a slower one closes with 1008
 * @param outboundLimit bytes that wait for the peer before nothing more is read from it
 * @param slowReaderTimeout time without the peer taking anything of what waits; then 1008
 * @param pingInterval time between pings, zero for none
 * @param lostPings pings in a row without any sign of life that make a peer dead
 * @param closeTimeout time from our Close to the end of the connection
 * @param rpc bounds of the RPC session
 */
public record SocketSettings(
        int messageLimit,
        Duration messageTimeout,
        long outboundLimit,
        Duration slowReaderTimeout,
        Duration pingInterval,
        int lostPings,
        Duration closeTimeout,
        RpcLimits rpc) {

    /** Reads {@code ocpp.socket} of a whole configuration. */
    public static SocketSettings from(Config config) {
        Config socket = config.getConfig("ocpp.socket");
        return new SocketSettings(
                socket.getBytes("message-limit").intValue(),
                socket.getDuration("message-timeout"),
                socket.getBytes("outbound-limit"),
                socket.getDuration("slow-reader-timeout"),
                socket.getDuration("ping-interval"),
                socket.getInt("lost-pings"),
                socket.getDuration("close-timeout"),
                rpcLimits(socket));
    }

    private static RpcLimits rpcLimits(Config socket) {
        return new RpcLimits(
                socket.getInt("waiting-calls"),
                socket.getBytes("waiting-limit").intValue(),
                socket.getDuration("answer-within"),
                socket.getInt("queued-calls"),
                socket.getInt("unanswerable-texts"),
                socket.getInt("binary-messages"));
    }
}
