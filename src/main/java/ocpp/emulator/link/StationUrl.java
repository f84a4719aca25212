package ocpp.emulator.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/** The URL that a charge point connects to. */
public final class StationUrl {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private StationUrl() {}

    /**
     * The address of the central system, a slash and the identity, percent-encoded (J-CONN-03).
     *
     * @throws IllegalArgumentException where the address is no {@code ws://} or {@code wss://} URL; the message names it
     */
    public static URI of(String centralSystem, String chargePointId) {
        String base =
                centralSystem.endsWith("/") ? centralSystem.substring(0, centralSystem.length() - 1) : centralSystem;
        try {
            URI uri = new URI(base + "/" + encoded(chargePointId));
            if (uri.getHost() != null && ("ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(unusable(centralSystem), e);
        }
        throw new IllegalArgumentException(unusable(centralSystem));
    }

    private static String unusable(String centralSystem) {
        return "url " + centralSystem
                + " (expected: ws://host:port/path or wss://host:port/path, without the identity)";
    }

    private static String encoded(String chargePointId) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : chargePointId.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("%%%02X", octet & 0xff));
            }
        }
        return encoded.toString();
    }
}
