package ocpp.station;

import org.jspecify.annotations.Nullable;

/** What can be the identity of a charge point. */
public final class Identities {
    private static final int LONGEST = 48;

    private Identities() {}

    /** Why this can be none, or null. */
    public static @Nullable String fault(String identity) {
        int length = identity.codePointCount(0, identity.length());
        if (length == 0 || length > LONGEST) {
            return "identity of " + length + " characters (expected: 1 to " + LONGEST + ")";
        }
        return identity.codePoints().anyMatch(Identities::isControl) ? "control character in the identity" : null;
    }

    private static boolean isControl(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
