package ocpp.gateway;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;

/**
 * The settings of the endpoint for charge points, from {@code ocpp.server} and {@code ocpp.log}.
 *
 * @param port 0 for any free one
 * @param handshakesPerStation most in {@link HandshakeRate#WINDOW}
 * @param acceptWithoutSubprotocol whether no offered subprotocol means OCPP 1.6 (J-CONN-09)
 * @param refuseUnknownSubprotocol whether only unknown subprotocols get HTTP 400, else the handshake is completed and
 *     the connection closed (J-CONN-08)
 * @param stopTimeout how long a stop waits for the connections to close
 * @param compactLog whether CALLs are logged, one line each
 */
public record GatewaySettings(
        String host,
        int port,
        int maxConnections,
        int handshakesPerStation,
        boolean acceptWithoutSubprotocol,
        boolean refuseUnknownSubprotocol,
        boolean acceptTrailingSlash,
        boolean dumpState,
        Duration stopTimeout,
        boolean compactLog) {

    /** @param config the whole configuration */
    public static GatewaySettings from(Config config) {
        Config server = config.getConfig("ocpp.server");
        return new GatewaySettings(
                server.getString("host"),
                atMost(server, "port", 0, 65535),
                atMost(server, "max-connections", 1, Integer.MAX_VALUE),
                atMost(server, "handshakes-per-station", 1, Integer.MAX_VALUE),
                server.getBoolean("accept-without-subprotocol"),
                refuses(server),
                server.getBoolean("accept-trailing-slash"),
                server.getBoolean("dump-state"),
                server.getDuration("stop-timeout"),
                config.getBoolean("ocpp.log.compact"));
    }

    private static boolean refuses(Config server) {
        String value = server.getString("unknown-subprotocol");
        return switch (value) {
            case "refuse" -> true;
            case "close" -> false;
            default -> throw bad(server, "unknown-subprotocol", "refuse or close");
        };
    }

    private static int atMost(Config server, String key, int least, int most) {
        long value = server.getLong(key);
        if (value < least || value > most) {
            throw bad(server, key, least + " to " + most);
        }
        return (int) value;
    }

    private static ConfigException bad(Config server, String key, String expected) {
        return new ConfigException.BadValue(server.getValue(key).origin(), key, expected);
    }
}
