package ocpp.operator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import ocpp.operator.http.DocsPage;
import ocpp.operator.http.OpenApi;
import ocpp.operator.http.Replies;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;

/** The documentation of the API, made from its routes. */
final class DocumentRoutes {
    private static final String DESCRIPTION = """
            HTTP and JSON for operators and programs. Lists answer {"items": [...], "next": cursor or null, "total": n}, \
            newest first; limit is 50 by default and 1000 at most. Times are ISO 8601 in UTC. A member that is not known \
            is null. Errors are application/problem+json (RFC 9457); those of a misspelt parameter, of a route that is \
            not there and of a fault of the server can come from every route.

            The body of a command is the payload of the OCPP request as it stands. The server fills in only ids it owns \
            (a missing reservationId, listVersion, requestId) and refuses only what the schema refuses: whether the \
            charge point can do it, it will say itself.

            Who asks is what the header X-Operator says; it is recorded with commands and changes, not proved.\
            """;

    private DocumentRoutes() {}

    /** The routes, and those that describe them all. */
    static List<Route> with(List<Route> routes, String version) {
        List<Route> all = new ArrayList<>(routes);
        all.add(Route.of(Method.GET, "/openapi.json", "This API as an OpenAPI 3.1 document.")
                .tag("Documentation")
                .answers(200, "The document.", Schemas.free("OpenAPI 3.1"))
                .by(request -> Replies.now(Replies.json(document(all, version)))));
        all.add(Route.of(Method.GET, "/docs", "This API as a page to read.")
                .tag("Documentation")
                .answers(200, "The page.", new Route.Content("text/html", null))
                .by(request -> Replies.now(Replies.text(Replies.HTML, DocsPage.of(document(all, version))))));
        return all;
    }

    private static ObjectNode document(List<Route> routes, String version) {
        return OpenApi.of("ocpp-pekko operator API", version, DESCRIPTION, routes);
    }
}
