package ocpp.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** An AuthorizationKey that is kept as its bytes. A station may show the bytes or their hex text (J-CONN-15). */
public final class AuthorizationKey implements StationDirectory.Password {
    private final byte[] key;

    /** @param key 16 to 20 bytes by the standard; any other number is taken too */
    public AuthorizationKey(byte[] key) {
        this.key = key.clone();
    }

    @Override
    public boolean matches(byte[] shown) {
        boolean asBytes = MessageDigest.isEqual(shown, key);
        boolean asHex = MessageDigest.isEqual(fromHex(shown), key);
        return asBytes | asHex;
    }

    /** The bytes that a hex text in either case stands for; any other text stands for itself. */
    private static byte[] fromHex(byte[] text) {
        try {
            return HexFormat.of().parseHex(new String(text, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
