package ocpp.operator.http;

import java.net.URI;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/**
 * Keeps pages of other sites, open in a browser on this machine, away from the API: by the Origin that browsers add to
 * what a page sends elsewhere, and, where the API listens for this machine only, by the Host that they were told.
 */
final class Origin {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private Origin() {}

    static void check(HttpRequest request, boolean thisMachineOnly) {
        String host = ApiRequest.header(request, "Host");
        String origin = ApiRequest.header(request, "Origin");
        if (!origin.isEmpty() && !authority(origin).equalsIgnoreCase(host)) {
            throw Problem.of(ProblemKind.FOREIGN_ORIGIN, "Origin: " + origin + " (expected: http://" + host + ")")
                    .exception();
        }
        String name = host.replaceFirst(":\\d+$", "");
        if (thisMachineOnly && !THIS_MACHINE.contains(name) && !name.startsWith("127.")) {
            throw Problem.of(ProblemKind.FOREIGN_ORIGIN, "Host: " + host + " (expected: localhost or 127.0.0.1)")
                    .exception();
        }
    }

    private static String authority(String origin) {
        try {
            return String.valueOf(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return origin;
        }
    }
}
