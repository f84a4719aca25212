package ocpp.operator.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * An application/problem+json (RFC 9457).
 *
 * @param detail what is wrong, naming the value
 * @param pointer JSON pointer into the body, or the name of the parameter; null where neither is at fault
 * @param expected what was expected, null where detail says it
 */
public record Problem(
        ProblemKind kind,
        String detail,
        @Nullable String pointer,
        @Nullable String expected) {

    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind, detail, null, null);
    }

    /** {@code limit: 5000 (expected: 1 to 1000)}. */
    public static Problem badParameter(String name, String value, String expected) {
        return new Problem(
                ProblemKind.BAD_PARAMETER, name + ": " + value + " (expected: " + expected + ")", name, expected);
    }

    /** Leaves a handler; the router answers with the problem. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", "/docs#" + kind.slug())
                .put("title", kind.title())
                .put("status", kind.status())
                .put("detail", detail);
        if (pointer != null) {
            json.put("pointer", pointer);
        }
        if (expected != null) {
            json.put("expected", expected);
        }
        return json.put("advice", kind.advice());
    }
}
