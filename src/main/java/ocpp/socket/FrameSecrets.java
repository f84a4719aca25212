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
    private static final boolean[] TELLING = telling("kKwW@u");
    static final Pattern SECRET_NAME = Pattern.compile("(?i)authorization_?key|password");

    private FrameSecrets() {}

    /** The text itself where there is nothing to mask. */
    public static byte[] mask(byte[] text) {
        return mayHoldSecrets(text) ? new SecretScan(text).masked() : text;
    }

    /** Quick, and right where it says no: a name may also be written with escapes. */
    private static boolean mayHoldSecrets(byte[] text) {
        for (int i = 1; i < text.length; i++) {
            if (TELLING[text[i] & 0xFF] && isSuspect(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSuspect(byte[] text, int i) {
        return switch (text[i]) {
            case 'k', 'K' -> isAt(text, i - 13, KEY);
            case 'w', 'W' -> isAt(text, i - 4, PASSWORD);
            case 'u' -> text[i - 1] == '\\';
            default -> true;
        };
    }

    private static boolean[] telling(String characters) {
        boolean[] telling = new boolean[256];
        characters.chars().forEach(character -> telling[character] = true);
        return telling;
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
