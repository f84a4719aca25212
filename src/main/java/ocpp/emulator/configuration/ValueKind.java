package ocpp.emulator.configuration;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import ocpp.protocol.FeatureProfile;
import org.jspecify.annotations.Nullable;

/** The form of a configuration value (CFG-11). */
public enum ValueKind {
    /** {@code true} or {@code false}, in any case. */
    BOOLEAN,
    /** A decimal number from 0 to 2^31-1, without sign. */
    COUNT,
    /** A decimal number from 1 to 2^31-1, without sign. */
    POSITIVE,
    /** A list of measurands, each perhaps with a phase: {@code Voltage.L1}. */
    MEASURANDS,
    /** A list of connectors with their rotation: {@code 1.RST}. */
    PHASE_ROTATION,
    /** A list of {@code Current} and {@code Power}. */
    RATE_UNITS,
    /** A list of feature profiles. */
    FEATURE_PROFILES,
    /** A list of {@code HTTP} and {@code HTTPS}. */
    TRANSFER_PROTOCOLS,
    /** 16 to 20 bytes as hexadecimal digits (SEC-KEY-02). */
    AUTHORIZATION_KEY,
    /** 0 to 3. */
    SECURITY_PROFILE,
    /** Any text. */
    TEXT;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");
    private static final Pattern KEY = Pattern.compile("([0-9A-Fa-f]{2}){16,20}");
    private static final Pattern ROTATION =
            Pattern.compile("[0-9]{1,4}\\.(NotApplicable|Unknown|RST|RTS|SRT|STR|TRS|TSR)");

    /** The value as it is kept, or null where it is not of this form. */
    public @Nullable String accepted(String value) {
        String trimmed = value.strip();
        return switch (this) {
            case BOOLEAN -> flag(trimmed);
            case COUNT -> number(trimmed, 0, Integer.MAX_VALUE);
            case POSITIVE -> number(trimmed, 1, Integer.MAX_VALUE);
            case SECURITY_PROFILE -> number(trimmed, 0, 3);
            case AUTHORIZATION_KEY -> KEY.matcher(trimmed).matches() ? trimmed : null;
            case TEXT -> value;
            case MEASURANDS -> list(value, item -> MeasurandItem.parse(item) != null);
            case PHASE_ROTATION -> list(value, item -> ROTATION.matcher(item).matches());
            case RATE_UNITS -> list(value, Set.of("Current", "Power")::contains);
            case TRANSFER_PROTOCOLS -> list(value, Set.of("HTTP", "HTTPS")::contains);
            case FEATURE_PROFILES -> list(value, ValueKind::isFeatureProfile);
        };
    }

    /** The items of a list value: split at commas, blanks trimmed; the empty text is the empty list. */
    static List<String> items(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static @Nullable String flag(String value) {
        String folded = value.toLowerCase(Locale.ROOT);
        return folded.equals("true") || folded.equals("false") ? folded : null;
    }

    private static @Nullable String number(String digits, int least, int most) {
        if (!DIGITS.matcher(digits).matches()) {
            return null;
        }
        long number = Long.parseLong(digits);
        return number >= least && number <= most ? Long.toString(number) : null;
    }

    private static @Nullable String list(String value, Predicate<String> allowed) {
        return items(value).stream().allMatch(allowed) ? value : null;
    }

    private static boolean isFeatureProfile(String item) {
        return Arrays.stream(FeatureProfile.values())
                .anyMatch(profile -> profile.name().equals(item));
    }
}
