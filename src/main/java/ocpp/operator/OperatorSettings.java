package ocpp.operator;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * The settings of the operator API, from {@code ocpp.operator}.
 *
 * @param port 0 for none
 * @param callTimeout how long a charge point may take to answer a command once it is on the wire
 * @param events how many events can be resumed from
 * @param framesMemory bytes for the last raw frames of all charge points, 1 MiB to 8 GiB
 */
public record OperatorSettings(
        String host, int port, Duration callTimeout, int events, long framesMemory, Wiring wiring) {

    /**
     * What the wires of a charge point are taken for, when limits are predicted.
     *
     * @param voltage between line and neutral, V
     * @param connectorMaxA A per phase
     */
    public record Wiring(int voltage, int phases, BigDecimal connectorMaxA) {}

    /** @param config the whole configuration */
    public static OperatorSettings from(Config config) {
        Config operator = config.getConfig("ocpp.operator");
        return new OperatorSettings(
                operator.getString("host"),
                (int) within(operator, "port", operator.getLong("port"), 0, 65535),
                operator.getDuration("call-timeout"),
                (int) within(operator, "events", operator.getLong("events"), 100, 1_000_000),
                within(operator, "frames-memory", operator.getBytes("frames-memory"), 1 << 20, 1L << 33),
                wiring(operator.getConfig("wiring")));
    }

    private static Wiring wiring(Config config) {
        return new Wiring(
                (int) within(config, "voltage", config.getLong("voltage"), 1, 1000),
                (int) within(config, "phases", config.getLong("phases"), 1, 3),
                BigDecimal.valueOf(within(config, "connector-max-a", config.getLong("connector-max-a"), 1, 10_000)));
    }

    private static long within(Config operator, String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ConfigException.BadValue(operator.getValue(key).origin(), key, least + " to " + most);
        }
        return value;
    }
}
