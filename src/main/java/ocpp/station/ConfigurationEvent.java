package ocpp.station;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.core.GetConfiguration.KeyValue;

/** Events of the configuration keys of a station; the value of AuthorizationKey is never in them (CFG-08). */
public sealed interface ConfigurationEvent extends StationEvent {

    /** The station answered GetConfiguration. */
    record Reported(Instant at, List<KeyValue> known, List<String> unknown) implements ConfigurationEvent {}

    /** The station took a ChangeConfiguration. */
    record Changed(Instant at, String key, String value, boolean rebootRequired) implements ConfigurationEvent {}
}
