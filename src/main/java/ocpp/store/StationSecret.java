package ocpp.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a station has to show when it connects, salted and hashed (SEC-KEY-05). One pass of SHA-256 is enough for secrets
 * of 16 bytes and more, which no list holds, and thousands of stations may come back at the same time.
 *
 * @param salt hex
 * @param hash hex
 */
public record StationSecret(String salt, String hash) {
    /** Bytes of a salt. */
    public static final int SALT = 16;

    private static final Pattern KEY = Pattern.compile("(?:[0-9A-Fa-f]{2}){16,20}");
    private static final int SHORTEST = 16;
    private static final int LONGEST = 40;

    /**
     * A secret as an operator writes it: 32 to 40 hex digits are the bytes of an AuthorizationKey, anything else is text
     * (SEC-KEY-02).
     *
     * @param salt {@value #SALT} random bytes
     * @throws IllegalArgumentException for a text of less than 16 or more than 40 bytes
     */
    public static StationSecret of(String text, byte[] salt) {
        byte[] bytes =
                KEY.matcher(text).matches() ? HexFormat.of().parseHex(text) : text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST || bytes.length > LONGEST) {
            throw new IllegalArgumentException(bytes.length + " bytes (expected: " + SHORTEST + " to " + LONGEST
                    + " bytes of text, or 32 to 40 hex digits)");
        }
        return new StationSecret(HexFormat.of().formatHex(salt), HexFormat.of().formatHex(digest(salt, bytes)));
    }

    /** Whether these bytes are the secret or the hex text of it, in a time that does not tell how near they are (J-CONN-15). */
    public boolean matches(byte[] shown) {
        byte[] salted = HexFormat.of().parseHex(salt);
        byte[] expected = HexFormat.of().parseHex(hash);
        boolean asBytes = MessageDigest.isEqual(digest(salted, shown), expected);
        boolean asHex = MessageDigest.isEqual(digest(salted, fromHex(shown)), expected);
        return asBytes | asHex;
    }

    /** Without salt and hash. */
    @Override
    public String toString() {
        return "StationSecret[]";
    }

    /** The bytes that a hex text in either case stands for; any other text stands for itself. */
    private static byte[] fromHex(byte[] text) {
        String ascii = new String(text, StandardCharsets.ISO_8859_1);
        return KEY.matcher(ascii).matches() ? HexFormat.of().parseHex(ascii) : text;
    }

    private static byte[] digest(byte[] salt, byte[] secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
