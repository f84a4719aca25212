package ocpp.operator.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The OpenAPI 3.1 document of a list of routes: what is not a route is not in it, and no route is left out. */
public final class OpenApi {
    private static final Set<ProblemKind> EVERYWHERE = Set.of(ProblemKind.BAD_PARAMETER, ProblemKind.INTERNAL);

    private final ObjectNode document = Json.object();
    private final ObjectNode schemas = Json.object();

    private OpenApi() {}

    /** @param description Markdown */
    public static ObjectNode of(String title, String version, String description, List<Route> routes) {
        OpenApi api = new OpenApi();
        api.document.put("openapi", "3.1.0");
        api.document
                .putObject("info")
                .put("title", title)
                .put("version", version)
                .put("description", description);
        ObjectNode paths = api.document.putObject("paths");
        for (Route route : routes) {
            ObjectNode path = paths.withObjectProperty(route.path().replace("...}", "}"));
            path.set(route.method().name().toLowerCase(Locale.ROOT), api.operation(route));
        }
        api.schemas.set("Problem", problem());
        api.document.putObject("components").set("schemas", api.schemas);
        return api.document;
    }

    private ObjectNode operation(Route route) {
        ObjectNode operation = Json.object();
        operation.putArray("tags").add(route.tag());
        operation.put("summary", route.summary()).put("operationId", operationId(route));
        ArrayNode parameters = operation.putArray("parameters");
        route.segments().stream()
                .filter(segment -> segment.startsWith("{"))
                .forEach(segment -> parameters
                        .addObject()
                        .put("name", segment.replaceAll("[{}.]", ""))
                        .put("in", "path")
                        .put("required", true)
                        .set("schema", Json.object().put("type", "string")));
        for (Parameter parameter : route.parameters()) {
            parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("in", "query")
                    .put("description", parameter.meaning())
                    .set("schema", parameter.schema());
        }
        Route.Content body = route.body();
        if (body != null) {
            operation.putObject("requestBody").put("required", true).set("content", contents(List.of(body)));
        }
        operation.set("responses", responses(route));
        return operation;
    }

    private ObjectNode responses(Route route) {
        ObjectNode responses = Json.object();
        for (Route.Answer answer : route.answers()) {
            ObjectNode response = responses.putObject(String.valueOf(answer.status()));
            response.put("description", answer.meaning());
            if (!answer.contents().isEmpty()) {
                response.set("content", contents(answer.contents()));
            }
        }
        Map<Integer, Set<String>> meanings = new TreeMap<>();
        Arrays.stream(ProblemKind.values())
                .filter(kind -> EVERYWHERE.contains(kind) || route.problems().contains(kind))
                .forEach(kind -> meanings.computeIfAbsent(kind.status(), status -> new TreeSet<>())
                        .add(kind.title()));
        meanings.forEach((status, titles) -> responses
                .putObject(String.valueOf(status))
                .put("description", String.join(". ", titles) + ".")
                .putObject("content")
                .putObject("application/problem+json")
                .set("schema", reference("Problem")));
        return responses;
    }

    private ObjectNode contents(List<Route.Content> contents) {
        ObjectNode json = Json.object();
        for (Route.Content content : contents) {
            ObjectNode media = json.putObject(content.mediaType());
            Schema schema = content.schema();
            if (schema != null) {
                media.set("schema", placed(schema));
            }
        }
        return json;
    }

    private ObjectNode placed(Schema schema) {
        if (schema.name().isEmpty()) {
            return schema.json();
        }
        schemas.set(schema.name(), schema.json());
        return reference(schema.name());
    }

    private static ObjectNode reference(String name) {
        return Json.object().put("$ref", "#/components/schemas/" + name);
    }

    private static ObjectNode problem() {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("type").put("type", "string").put("format", "uri-reference");
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", "string").put("description", "What is wrong, naming the value.");
        properties
                .putObject("pointer")
                .put("type", "string")
                .put("description", "JSON pointer into the body, or the name of the parameter.");
        properties.putObject("expected").put("type", "string");
        properties.putObject("advice").put("type", "string").put("description", "What to do about it.");
        schema.putArray("required").add("type").add("title").add("status").add("detail");
        return schema;
    }

    private static String operationId(Route route) {
        StringBuilder id = new StringBuilder(route.method().name().toLowerCase(Locale.ROOT));
        for (String segment : route.segments()) {
            String word = segment.replaceAll("[{}.]", "");
            id.append(segment.startsWith("{") ? "By" : "");
            for (String part : word.split("[^A-Za-z0-9]+", -1)) {
                id.append(part.isEmpty() ? "" : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
            }
        }
        return id.toString();
    }
}
