package ocpp.operator;

import java.util.regex.Pattern;

/** Keeps the value of AuthorizationKey out of what people are shown. */
final class Secrets {
    private static final Pattern KEY = Pattern.compile("\"AuthorizationKey\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile("(\"value\"\\s*:\\s*)\"(?:[^\"\\\\]|\\\\.)*\"");

    private Secrets() {}

    /** Whether the value of this configuration key is a secret. */
    static boolean isKey(String configurationKey) {
        return configurationKey.strip().equalsIgnoreCase("AuthorizationKey");
    }

    /** The text of a frame; where it names the key no value in it is shown. */
    static String masked(String text) {
        return KEY.matcher(text).find() ? VALUE.matcher(text).replaceAll("$1\"***\"") : text;
    }
}
