package ocpp.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import ocpp.protocol.Action;
import ocpp.protocol.Uri;
import org.jspecify.annotations.Nullable;

/** A payload with every property of a record, as a tree, made without the code under test. */
final class Samples {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Samples() {}

    static Stream<Class<?>> payloadTypes() {
        return Stream.of(Action.values()).flatMap(action -> Stream.of(action.requestType(), action.responseType()));
    }

    static ObjectNode full(Class<?> type) {
        ObjectNode node = NODES.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            node.set(component.getName(), value(component, component.getGenericType()));
        }
        return node;
    }

    /** The record that is the value of the component, or of each entry where the component is a list, else null. */
    static @Nullable Class<?> nested(RecordComponent component) {
        Type type = component.getGenericType();
        Type element = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
        return element instanceof Class<?> found && found.isRecord() ? found : null;
    }

    private static JsonNode value(RecordComponent component, Type type) {
        if (type instanceof ParameterizedType list) {
            return NODES.arrayNode().add(value(component, list.getActualTypeArguments()[0]));
        } else if (type == String.class) {
            return NODES.textNode(component.isAnnotationPresent(Uri.class) ? "ftp://host/path" : "a");
        } else if (type == int.class || type == Integer.class) {
            return NODES.numberNode(1);
        } else if (type == BigDecimal.class) {
            return NODES.numberNode(new BigDecimal("8.1"));
        } else if (type == boolean.class) {
            return NODES.booleanNode(true);
        } else if (type == Instant.class) {
            return NODES.textNode("2026-03-02T10:00:00Z");
        }
        Class<?> found = (Class<?>) type;
        return found.isEnum() ? NODES.textNode(names(found).get(0)) : full(found);
    }

    /** The names on the wire of an enumeration. */
    static List<String> names(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> name(type, (Enum<?>) constant))
                .toList();
    }

    private static String name(Class<?> type, Enum<?> constant) {
        try {
            JsonProperty name = type.getField(constant.name()).getAnnotation(JsonProperty.class);
            return name == null ? constant.name() : name.value();
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }
}
