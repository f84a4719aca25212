package ocpp.station;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which stations are read in which way: as an operator set it for the station, else by the first rule that fits its
 * vendor and model, else all alike.
 */
public record ValidationPolicy(Validation general, List<Rule> rules) {

    private static final String GENERAL = "ocpp.validation";
    private static final String RULES = "ocpp.validation-by-model";
    private static final Set<String> KEYS = Set.of("vendor", "model", "validation");

    /**
     * A rule for the stations of a vendor.
     *
     * @param vendor fits the whole chargePointVendor
     * @param model fits the whole chargePointModel
     */
    public record Rule(Pattern vendor, Pattern model, Validation validation) {

        private boolean fits(String chargePointVendor, String chargePointModel) {
            return vendor.matcher(chargePointVendor).matches()
                    && model.matcher(chargePointModel).matches();
        }
    }

    /** Reads {@code ocpp.validation} and {@code ocpp.validation-by-model}. */
    static ValidationPolicy from(Config config) {
        return new ValidationPolicy(
                validation(config, GENERAL),
                config.getConfigList(RULES).stream().map(ValidationPolicy::rule).toList());
    }

    /**
     * How a station is read.
     *
     * @param own what an operator set for it, null for nothing
     * @param vendor null where it is not known
     * @param model null where it is not known
     */
    public Validation of(@Nullable Validation own, @Nullable String vendor, @Nullable String model) {
        if (own != null) {
            return own;
        }
        if (vendor == null || model == null) {
            return general;
        }
        return rules.stream()
                .filter(rule -> rule.fits(vendor, model))
                .findFirst()
                .map(Rule::validation)
                .orElse(general);
    }

    private static Rule rule(Config entry) {
        entry.root().keySet().stream()
                .filter(key -> !KEYS.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw bad(entry, key, "unknown key " + key + " (expected: vendor, model, validation)");
                });
        return new Rule(pattern(entry, "vendor"), pattern(entry, "model"), validation(entry, "validation"));
    }

    /** Only {@code *} has a meaning of its own: any text. */
    private static Pattern pattern(Config entry, String key) {
        String text = entry.hasPath(key) ? entry.getString(key) : "*";
        String expression = Arrays.stream(text.split("\\*", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElse("");
        return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private static Validation validation(Config config, String path) {
        String value = config.getString(path);
        return Arrays.stream(Validation.values())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> bad(config, path, value + " (expected: strict or lenient)"));
    }

    private static ConfigException bad(Config config, String path, String problem) {
        return new ConfigException.BadValue(config.getValue(path).origin(), path, problem);
    }
}
