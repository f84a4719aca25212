package ocpp.operator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;

/** A query parameter: its name, what it means, and the JSON Schema of its value. All are optional. */
public record Parameter(String name, String meaning, ObjectNode schema) {

    /** {@code cursor} and {@code limit}, which every list takes. */
    public static final List<Parameter> OF_LISTS = List.of(
            text("cursor", "Where the page begins: what the page before named as next."),
            integer("limit", "The most items of a page.", 1, Page.LARGEST, Page.USUAL));

    public static Parameter text(String name, String meaning) {
        return new Parameter(name, meaning, Json.object().put("type", "string"));
    }

    public static Parameter time(String name, String meaning) {
        return new Parameter(name, meaning, Json.object().put("type", "string").put("format", "date-time"));
    }

    public static Parameter flag(String name, String meaning) {
        return new Parameter(name, meaning, Json.object().put("type", "boolean"));
    }

    public static Parameter integer(String name, String meaning, int least, int most, int usual) {
        ObjectNode schema = Json.object().put("type", "integer").put("minimum", least);
        return new Parameter(name, meaning, schema.put("maximum", most).put("default", usual));
    }

    /** One of some words. */
    public static Parameter choice(String name, String meaning, Class<? extends Enum<?>> words) {
        ObjectNode schema = Json.object().put("type", "string");
        Arrays.stream(words.getEnumConstants()).map(Enum::name).forEach(schema.putArray("enum")::add);
        return new Parameter(name, meaning, schema);
    }
}
