package ocpp.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import ocpp.station.Identities;

/** Reads the identity of a charge point from the path of its handshake. */
final class Identity {
    private Identity() {}

    /** The path holds no identity; the message says why. */
    static final class Unusable extends Exception {
        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * The last segment, percent-decoded once (J-CONN-04).
     *
     * @param target path and query as they stand in the request line
     * @param acceptTrailingSlash whether one slash at the end counts for nothing
     */
    static String of(String target, boolean acceptTrailingSlash) throws Unusable {
        String path = target.split("[?#]", 2)[0];
        if (acceptTrailingSlash && path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        String identity = decode(path.substring(path.lastIndexOf('/') + 1));
        if (identity.isEmpty()) {
            throw new Unusable("no identity at the end of the path (expected: /{chargePointId})");
        }
        String fault = Identities.fault(identity);
        if (fault != null) {
            throw new Unusable(fault);
        }
        return identity;
    }

    private static String decode(String segment) throws Unusable {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
        for (int at = 0; at < segment.length(); at++) {
            char c = segment.charAt(at);
            if (c == '%') {
                bytes.write(octet(segment, at));
                at += 2;
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unusable("identity that is not UTF-8");
        }
    }

    private static int octet(String segment, int percent) throws Unusable {
        int high = percent + 2 < segment.length() ? Character.digit(segment.charAt(percent + 1), 16) : -1;
        int low = high < 0 ? -1 : Character.digit(segment.charAt(percent + 2), 16);
        if (low < 0) {
            throw new Unusable("% without two hex digits in the identity");
        }
        return high * 16 + low;
    }
}
