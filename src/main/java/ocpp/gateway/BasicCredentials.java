package ocpp.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * User name and password of HTTP Basic authentication, the password as bytes: OCPP's keys are no text (J-CONN-13).
 *
 * @param user the user name as UTF-8 reads it
 */
record BasicCredentials(String user, byte[] password) {
    private static final String SCHEME = "basic ";

    /** Reads the value of an {@code Authorization} header; null where it is none of this kind. */
    static @Nullable BasicCredentials parse(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        byte[] pair;
        try {
            pair = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
        int colon = new String(pair, StandardCharsets.ISO_8859_1).indexOf(':');
        return colon < 0
                ? null
                : new BasicCredentials(
                        new String(pair, 0, colon, StandardCharsets.UTF_8),
                        Arrays.copyOfRange(pair, colon + 1, pair.length));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "BasicCredentials[user=" + user + "]";
    }
}
