package ocpp.emulator.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import ocpp.emulator.configuration.ConfigurationKey.Access;
import ocpp.protocol.FeatureProfile;
import ocpp.protocol.core.ChangeConfiguration.ConfigurationStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.GetConfiguration.KeyValue;
import org.jspecify.annotations.Nullable;

/** The configuration of one charge point. */
public final class Configuration {
    private static final int LONGEST_DAYS = 30;

    private final Map<ConfigurationKey, String> values = new EnumMap<>(ConfigurationKey.class);
    private final Set<ConfigurationKey> fixed = EnumSet.noneOf(ConfigurationKey.class);

    public Configuration() {
        for (ConfigurationKey key : ConfigurationKey.values()) {
            String initial = key.initial();
            if (initial != null) {
                values.put(key, initial);
            }
        }
    }

    /**
     * Sets a key from outside of OCPP, read-only ones too.
     *
     * @throws IllegalArgumentException where the key or the form of the value is unknown; the message names it
     */
    public void preset(String name, String value) {
        ConfigurationKey key = ConfigurationKey.named(name);
        if (key == null) {
            throw new IllegalArgumentException(name + " is no configuration key (see docs/emulator.md for the list)");
        }
        String accepted = key.kind().accepted(value);
        if (accepted == null) {
            throw new IllegalArgumentException(name + " = " + value + " (expected: "
                    + key.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")");
        }
        values.put(key, accepted);
    }

    /** Sets a key to a value that the hardware gives: from now on it is read-only (STOP-08). */
    public void fix(ConfigurationKey key, String value) {
        values.put(key, value);
        fixed.add(key);
    }

    /** Sets a key to a value that is known to be good. */
    public void put(ConfigurationKey key, String value) {
        values.put(key, value);
    }

    /** Sets a key as ChangeConfiguration asks for it (CFG-03); what depends on more than the value is not judged here. */
    public ConfigurationStatus change(ConfigurationKey key, String value) {
        String accepted = key.kind().accepted(value);
        if (isReadOnly(key) || accepted == null || isTooLong(key, accepted)) {
            return ConfigurationStatus.Rejected;
        }
        values.put(key, accepted);
        return ConfigurationStatus.Accepted;
    }

    /** The key of this name, if this charge point has it (CFG-06, CFG-07), or null. */
    public @Nullable ConfigurationKey find(String name) {
        ConfigurationKey key = ConfigurationKey.named(name);
        return key != null && isPresent(key) ? key : null;
    }

    /** Answers GetConfiguration (CFG-01, CFG-05, CFG-08). */
    public GetConfiguration.Response read(@Nullable List<String> names) {
        List<KeyValue> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        if (names == null || names.isEmpty()) {
            for (ConfigurationKey key : ConfigurationKey.values()) {
                addReadable(key, known);
            }
            return new GetConfiguration.Response(known, null);
        }
        for (String name : new LinkedHashSet<>(names)) {
            ConfigurationKey key = find(name);
            if (key == null) {
                unknown.add(name);
            } else {
                addReadable(key, known);
            }
        }
        return new GetConfiguration.Response(known, unknown.isEmpty() ? null : unknown);
    }

    /** Whether the charge point has this feature profile; the security extension is always there. */
    public boolean supports(FeatureProfile profile) {
        return profile == FeatureProfile.Security
                || items(ConfigurationKey.SupportedFeatureProfiles).contains(profile.name());
    }

    /** The value as text, or null where none is set. */
    public @Nullable String text(ConfigurationKey key) {
        return values.get(key);
    }

    public boolean flag(ConfigurationKey key) {
        return Boolean.parseBoolean(values.get(key));
    }

    public int number(ConfigurationKey key) {
        return Integer.parseInt(values.getOrDefault(key, "0"));
    }

    /** A number of seconds; 30 days at most, which is as long as anything waits here. */
    public Duration seconds(ConfigurationKey key) {
        return Duration.ofSeconds(
                Math.min(number(key), Duration.ofDays(LONGEST_DAYS).toSeconds()));
    }

    /** The items of a list. */
    public List<String> items(ConfigurationKey key) {
        return ValueKind.items(values.getOrDefault(key, ""));
    }

    /** The items of a list of measurands. */
    public List<MeasurandItem> measurands(ConfigurationKey key) {
        List<MeasurandItem> measurands = new ArrayList<>();
        for (String name : items(key)) {
            MeasurandItem item = MeasurandItem.parse(name);
            if (item != null) {
                measurands.add(item);
            }
        }
        return measurands;
    }

    /** All values set, for a save; {@link #restore} takes them back. */
    public Map<ConfigurationKey, String> values() {
        return new EnumMap<>(values);
    }

    public void restore(Map<ConfigurationKey, String> saved) {
        values.putAll(saved);
    }

    private void addReadable(ConfigurationKey key, List<KeyValue> known) {
        if (isPresent(key)) {
            String value = key.access() == Access.WRITE_ONLY ? null : values.get(key);
            known.add(new KeyValue(key.name(), isReadOnly(key), value));
        }
    }

    private boolean isReadOnly(ConfigurationKey key) {
        return key.access() == Access.READ_ONLY || fixed.contains(key);
    }

    private boolean isPresent(ConfigurationKey key) {
        return supports(key.profile());
    }

    private boolean isTooLong(ConfigurationKey key, String value) {
        ConfigurationKey limit = key.maxLength();
        return limit != null && ValueKind.items(value).size() > number(limit);
    }
}
