package ocpp.operator;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.Action;
import ocpp.protocol.Length;
import ocpp.protocol.NotEmpty;
import ocpp.protocol.Range;
import ocpp.protocol.Tenths;
import ocpp.protocol.Uri;
import org.jspecify.annotations.Nullable;

/** JSON Schema (2020-12) of the messages, made from the records of {@code ocpp.protocol} that decode them. */
public final class MessageSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MessageSchema() {}

    /** Every action with its sender, its feature profile and the schemas of its request and response. */
    public static ObjectNode actions() {
        ObjectNode answer = JSON.objectNode();
        ArrayNode items = answer.putArray("items");
        for (Action action : Action.values()) {
            ObjectNode item = items.addObject();
            item.put("action", action.name());
            item.put("sender", action.sender().name());
            item.put("profile", action.profile().name());
            item.set("request", of(action.requestType()));
            item.set("response", of(action.responseType()));
        }
        return answer;
    }

    /** The schema of a record: members in the order of the specification, unknown members not allowed. */
    public static ObjectNode of(Class<?> type) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : type.getRecordComponents()) {
            properties.set(component.getName(), member(component));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode member(RecordComponent component) {
        ObjectNode schema = ofType(component.getGenericType());
        Length length = component.getAnnotation(Length.class);
        if (length != null) {
            ObjectNode text = schema.get("items") instanceof ObjectNode items ? items : schema;
            text.put("maxLength", length.value());
        }
        Range range = component.getAnnotation(Range.class);
        if (range != null) {
            schema.put("minimum", range.min());
        }
        if (component.isAnnotationPresent(NotEmpty.class)) {
            schema.put("minItems", 1);
        }
        if (component.isAnnotationPresent(Tenths.class)) {
            schema.put("multipleOf", new BigDecimal("0.1"));
        }
        if (component.isAnnotationPresent(Uri.class)) {
            schema.put("format", "uri");
        }
        return schema;
    }

    private static ObjectNode ofType(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            ObjectNode schema = JSON.objectNode().put("type", "array");
            schema.set("items", ofType(list.getActualTypeArguments()[0]));
            return schema;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return of(plain);
        }
        return plain.isEnum() ? ofEnum(plain) : ofScalar(plain);
    }

    private static ObjectNode ofEnum(Class<?> type) {
        ObjectNode schema = JSON.objectNode().put("type", "string");
        ArrayNode values = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            values.add(onTheWire(type, ((Enum<?>) constant).name()));
        }
        return schema;
    }

    private static String onTheWire(Class<?> type, String constant) {
        try {
            JsonProperty property = type.getField(constant).getAnnotation(JsonProperty.class);
            return property == null ? constant : property.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(type + " has no constant " + constant, e);
        }
    }

    private static ObjectNode ofScalar(Class<?> type) {
        ObjectNode schema = JSON.objectNode();
        if (type == int.class || type == Integer.class) {
            return schema.put("type", "integer");
        }
        if (type == BigDecimal.class) {
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
        throw new IllegalArgumentException(type + " has no schema (expected: a type of the OCPP 1.6 messages)");
    }
}
