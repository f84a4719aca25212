package ocpp.operator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;

/** The OpenAPI document as one page for people: no script, nothing fetched from elsewhere. */
public final class DocsPage {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
            code{font-family:ui-monospace,monospace}
            h3{margin:2rem 0 .25rem}
            .method{display:inline-block;min-width:4.5rem;font-weight:700}
            table{border-collapse:collapse;width:100%;margin:.5rem 0}
            td,th{border-top:1px solid #8886;padding:.25rem .5rem;text-align:left;vertical-align:top}
            details{margin:.25rem 0}pre{overflow:auto;background:#8881;padding:.5rem}
            """;

    private final StringBuilder html = new StringBuilder();
    private final JsonNode document;

    private DocsPage(JsonNode document) {
        this.document = document;
    }

    public static String of(ObjectNode document) {
        DocsPage page = new DocsPage(document);
        page.write();
        return page.html.toString();
    }

    private void write() {
        String title = escaped(document.at("/info/title").asText());
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title><meta name=\"viewport\" content=\"width=device-width\"><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(title)
                .append("</h1>");
        for (String paragraph : document.at("/info/description").asText().split("\n\n")) {
            html.append("<p>").append(escaped(paragraph)).append("</p>");
        }
        html.append("<p>The same for programs: <a href=\"/openapi.json\">/openapi.json</a></p>");
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                operation(operation.getKey(), path.getKey(), operation.getValue());
            }
        }
        problems();
        html.append("</body></html>");
    }

    private void operation(String method, String path, JsonNode operation) {
        html.append("<h3 id=\"")
                .append(escaped(operation.path("operationId").asText()))
                .append("\"><span class=\"method\">")
                .append(method.toUpperCase(Locale.ROOT))
                .append("</span> <code>")
                .append(escaped(path))
                .append("</code></h3><p>")
                .append(escaped(operation.path("summary").asText()))
                .append("</p>");
        if (!operation.path("parameters").isEmpty()) {
            html.append("<table><tr><th>Parameter</th><th>Meaning</th><th>Value</th></tr>");
            operation.path("parameters").forEach(this::parameter);
            html.append("</table>");
        }
        body("Body", operation.at("/requestBody/content"));
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            String meaning = response.getValue().path("description").asText();
            body(response.getKey() + " " + meaning, response.getValue().path("content"));
        }
    }

    private void parameter(JsonNode parameter) {
        html.append("<tr><td><code>")
                .append(escaped(parameter.path("name").asText()))
                .append("</code></td><td>")
                .append(escaped(parameter.path("description").asText("in the path")))
                .append("</td><td><code>")
                .append(escaped(values(parameter.path("schema"))))
                .append("</code></td></tr>");
    }

    private void body(String heading, JsonNode contents) {
        if (contents.isEmpty()) {
            return;
        }
        for (Map.Entry<String, JsonNode> content : contents.properties()) {
            html.append("<details><summary>")
                    .append(escaped(heading))
                    .append(" <code>")
                    .append(escaped(content.getKey()))
                    .append("</code></summary><pre>")
                    .append(escaped(resolved(content.getValue().path("schema")).toPrettyString()))
                    .append("</pre></details>");
        }
    }

    private void problems() {
        html.append("<h2>Problems</h2>");
        for (ProblemKind kind : ProblemKind.values()) {
            html.append("<h3 id=\"")
                    .append(kind.slug())
                    .append("\">")
                    .append(kind.status())
                    .append(' ')
                    .append(escaped(kind.title()))
                    .append("</h3><p>")
                    .append(escaped(kind.advice()))
                    .append("</p>");
        }
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText("#");
        return reference.equals("#") ? schema : document.at(reference.substring(1));
    }

    private static String values(JsonNode schema) {
        if (schema.has("enum")) {
            StringBuilder words = new StringBuilder();
            schema.get("enum")
                    .forEach(word -> words.append(words.isEmpty() ? "" : " | ").append(word.asText()));
            return words.toString();
        }
        String type = schema.path("format").asText(schema.path("type").asText());
        return schema.has("minimum")
                ? type + " " + schema.get("minimum").asText() + " to "
                        + schema.path("maximum").asText("any")
                : type;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
