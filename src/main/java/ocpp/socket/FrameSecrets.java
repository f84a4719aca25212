package ocpp.socket;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Masks what may be secret in the text of a frame: the value of AuthorizationKey and of keys named like a password, in
 * ChangeConfiguration and in the answer to GetConfiguration, the members of that name, and passwords in URLs. It is no
 * JSON parser: what is not JSON is masked as well as it can be read.
 */
public final class FrameSecrets {
    private static final byte[] KEY = "authorizationkey".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PASSWORD = "password".getBytes(StandardCharsets.US_ASCII);
    static final Pattern SECRET_NAME = Pattern.compile("(?i)authorization_?key|password");

    private FrameSecrets() {}

    /** The text itself where there is nothing to mask. */
    public static byte[] mask(byte[] text) {
        return mayHoldSecrets(text) ? new SecretScan(text).masked() : text;
    }

    /** Quick, and right where it says no: a name may also be written with escapes. */
    private static boolean mayHoldSecrets(byte[] text) {
        for (int i = 1; i < text.length; i++) {
            switch (text[i]) {
                case 'k', 'K' -> {
                    if (isAt(text, i - 13, KEY)) {
                        return true;
                    }
                }
                case 'w', 'W' -> {
                    if (isAt(text, i - 4, PASSWORD)) {
                        return true;
                    }
                }
                case '@', 'u' -> {
                    if (text[i] == '@' || text[i - 1] == '\\') {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    private static boolean isAt(byte[] text, int from, byte[] lowerCase) {
        if (from < 0 || from + lowerCase.length > text.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            if ((text[from + i] | 0x20) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }
}
