package ocpp.station;

import org.jspecify.annotations.Nullable;

/**
 * A configuration key of a station.
 *
 * @param key as the station spells it
 * @param value null where the station gives none
 * @param readonly null where not known
 * @param rebootRequired whether the value takes effect only after a reboot
 */
public record ConfigurationValue(
        String key, @Nullable String value, @Nullable Boolean readonly, boolean rebootRequired) {}
