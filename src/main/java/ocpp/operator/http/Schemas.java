package ocpp.operator.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Schema (2020-12) of the records that {@link Json} writes. */
public final class Schemas {
    private Schemas() {}

    /** A record, as a component of its name. */
    public static Schema of(Class<? extends Record> type) {
        return new Schema(name(type), object(type));
    }

    /** What a request brings: a record of which only the named members are required. */
    public static Schema body(Class<? extends Record> type, String... required) {
        ObjectNode schema = object(type);
        schema.remove("required");
        if (required.length > 0) {
            Arrays.stream(required).forEach(schema.putArray("required")::add);
        }
        return new Schema(name(type), schema.put("additionalProperties", false));
    }

    /** A page of records. */
    public static Schema page(Class<? extends Record> type) {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("items").put("type", "array").set("items", object(type));
        properties
                .putObject("next")
                .put("description", "The cursor of the next page, null on the last.")
                .putArray("type")
                .add("string")
                .add("null");
        properties
                .putObject("total")
                .put("description", "How many items match on all pages; 100000 where counting ended there.")
                .put("type", "integer");
        schema.putArray("required").add("items").add("next").add("total");
        return new Schema(name(type) + "Page", schema);
    }

    /** An object of which only the given members are told. */
    public static Schema free(String description) {
        return new Schema("", Json.object().put("type", "object").put("description", description));
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return (outer == null ? "" : outer.getSimpleName()) + type.getSimpleName();
    }

    private static ObjectNode object(Class<?> type) {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                if (component.getType().isRecord()) {
                    ObjectNode inner = object(component.getType());
                    properties.setAll((ObjectNode) inner.get("properties"));
                    required.addAll((ArrayNode) inner.get("required"));
                }
                continue;
            }
            ObjectNode member = ofType(component.getGenericType());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            properties.set(component.getName(), nullable ? orNull(member) : member);
            required.add(component.getName());
        }
        return schema;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        JsonNode type = schema.get("type");
        if (type == null || !type.isTextual()) {
            return schema;
        }
        schema.putArray("type").add(type.asText()).add("null");
        if (schema.get("enum") instanceof ArrayNode words) {
            words.addNull();
        }
        return schema;
    }

    private static ObjectNode ofType(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            ObjectNode schema = Json.object().put("type", "array");
            schema.set("items", ofType(generic.getActualTypeArguments()[0]));
            return schema;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
            ObjectNode schema = Json.object().put("type", "object");
            schema.set("additionalProperties", ofType(generic.getActualTypeArguments()[1]));
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return object(plain);
        }
        return plain.isEnum() ? ofEnum(plain) : ofScalar(plain);
    }

    private static ObjectNode ofEnum(Class<?> type) {
        ObjectNode schema = Json.object().put("type", "string");
        ArrayNode words = schema.putArray("enum");
        Arrays.stream(type.getEnumConstants()).forEach(word -> words.add(((Enum<?>) word).name()));
        return schema;
    }

    private static ObjectNode ofScalar(Class<?> type) {
        ObjectNode schema = Json.object();
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return schema.put("type", "integer");
        }
        if (type == BigDecimal.class || type == Double.class || type == double.class) {
            return schema.put("type", "number");
        }
        if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (type == String.class) {
            return schema.put("type", "string");
        }
        if (JsonNode.class.isAssignableFrom(type)) {
            return schema.put("type", "object");
        }
        throw new IllegalArgumentException(type + " has no schema (expected: a type that Json writes)");
    }
}
