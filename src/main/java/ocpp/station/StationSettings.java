package ocpp.station;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * How charge points are treated; each component is described in reference.conf.
 *
 * @param validation which stations are read in strict mode, which in lenient mode
 * @param maximumPowerWatt what one connector can deliver at most
 */
public record StationSettings(
        Duration heartbeatInterval,
        boolean acceptChargingProfileFromChargePoint,
        UnknownTags unknownTags,
        UnknownStations unknownStations,
        ValidationPolicy validation,
        Duration retryInterval,
        Duration triggeredWithin,
        Duration lateAfter,
        int maximumPowerWatt,
        int profileLimit,
        int commandLimit,
        boolean sendForbiddenCalls,
        boolean readConfiguration,
        int waitingLimit,
        int deafAfter) {

    /** What becomes of an id tag that is not registered. */
    public enum UnknownTags {
        ACCEPT,
        INVALID
    }

    /** What becomes of a station that no operator has registered (BOOT-19). */
    public enum UnknownStations {
        ACCEPT,
        PENDING,
        REFUSE
    }

    /**
     * Reads {@code ocpp.server}, {@code ocpp.authorization}, {@code ocpp.registration}, {@code ocpp.validation} and
     * {@code ocpp.station}.
     */
    public static StationSettings from(Config config) {
        return new StationSettings(
                seconds(config, "ocpp.server.heartbeat-interval"),
                config.getBoolean("ocpp.server.accept-charging-profile-from-charge-point"),
                constant(config, "ocpp.authorization.unknown-tags", UnknownTags.class),
                constant(config, "ocpp.registration.unknown-stations", UnknownStations.class),
                ValidationPolicy.from(config),
                seconds(config, "ocpp.registration.retry-interval"),
                seconds(config, "ocpp.registration.triggered-within"),
                seconds(config, "ocpp.station.late-after"),
                Math.multiplyExact(positive(config, "ocpp.station.maximum-power-kw"), 1000),
                positive(config, "ocpp.station.charging-profiles"),
                positive(config, "ocpp.station.pending-commands"),
                config.getBoolean("ocpp.station.send-forbidden-calls"),
                config.getBoolean("ocpp.station.read-configuration"),
                positive(config, "ocpp.station.waiting-messages"),
                positive(config, "ocpp.station.deaf-after"));
    }

    private static Duration seconds(Config config, String path) {
        Duration value = config.getDuration(path);
        if (value.toSeconds() < 1 || value.toSeconds() > Integer.MAX_VALUE) {
            throw bad(config, path, value.toMillis() + " ms", "1 s or more");
        }
        return value;
    }

    private static int positive(Config config, String path) {
        int value = config.getInt(path);
        if (value < 1) {
            throw bad(config, path, Integer.toString(value), "1 or more");
        }
        return value;
    }

    private static <E extends Enum<E>> E constant(Config config, String path, Class<E> type) {
        String value = config.getString(path);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> bad(
                        config,
                        path,
                        value,
                        String.join(
                                " or ",
                                Arrays.stream(type.getEnumConstants())
                                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                                        .toList())));
    }

    private static ConfigException bad(Config config, String path, String value, String expected) {
        return new ConfigException.BadValue(
                config.getValue(path).origin(), path, value + " (expected: " + expected + ")");
    }
}
