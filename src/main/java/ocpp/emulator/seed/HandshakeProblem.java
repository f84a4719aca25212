package ocpp.emulator.seed;

import java.net.URI;
import ocpp.socket.HandshakeResult;

/** What a session says when it never got a connection: one line with what happened and what to do. */
final class HandshakeProblem {
    private HandshakeProblem() {}

    static String of(String chargePointId, URI uri, HandshakeResult result) {
        if (result instanceof HandshakeResult.Refused refused) {
            return chargePointId + ": the server at " + uri + " refused the connection with HTTP " + refused.status()
                    + " " + CompactJson.oneLine(refused.reason()) + "; " + advice(refused.status());
        } else if (result instanceof HandshakeResult.NotConnected none) {
            return chargePointId + ": no connection to " + uri + " (" + CompactJson.oneLine(none.cause())
                    + "); start a server there (java -jar ocpp-pekko.jar server), or name another with --url";
        }
        return chargePointId + ": connected to " + uri;
    }

    private static String advice(int status) {
        return switch (status) {
            case 400 -> "it may not speak ocpp1.6";
            case 401, 403 -> "it wants a password for this charge point";
            case 404 -> "register this charge point there, or correct the path of --url";
            case 503 -> "it has no room for one more charge point now; try again later";
            default -> "see whether --url names an OCPP server";
        };
    }
}
