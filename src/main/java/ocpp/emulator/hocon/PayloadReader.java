package ocpp.emulator.hocon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns an object of a file into the JSON of a payload. What OCPP has as a text becomes one, however it was written, so
 * that an idTag of {@code 0123} or {@code 1E5} keeps its characters. Nothing is checked.
 */
public final class PayloadReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PayloadReader() {}

    /** @param type the record, or any other class where it is not known */
    public static JsonNode json(ConfigValue value, Type type) {
        if (value instanceof ConfigObject object) {
            return object(object, type);
        }
        if (value instanceof ConfigList list) {
            Type element = type instanceof ParameterizedType given ? given.getActualTypeArguments()[0] : Object.class;
            ArrayNode array = NODES.arrayNode();
            list.forEach(each -> array.add(json(each, element)));
            return array;
        }
        Object plain = value.unwrapped();
        if (plain == null) {
            return NullNode.getInstance();
        }
        if (plain instanceof Boolean flag && type != String.class) {
            return NODES.booleanNode(flag);
        }
        return plain instanceof Number && type != String.class
                ? NODES.numberNode(new BigDecimal(plain.toString()))
                : NODES.textNode(Section.textOf(value, "value"));
    }

    private static JsonNode object(ConfigObject object, Type type) {
        ObjectNode node = NODES.objectNode();
        for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(object).entrySet()) {
            node.set(entry.getKey(), json(entry.getValue(), typeOf(entry.getKey(), type)));
        }
        return node;
    }

    private static Type typeOf(String member, Type type) {
        if (type instanceof Class<?> record && record.isRecord()) {
            for (RecordComponent component : record.getRecordComponents()) {
                if (component.getName().equals(member)) {
                    return component.getGenericType();
                }
            }
        }
        return Object.class;
    }
}
