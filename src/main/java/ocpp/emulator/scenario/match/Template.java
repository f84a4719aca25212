package ocpp.emulator.scenario.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in what is known only while a scenario runs: variables {@code {name}} and times {@code @mark + 10s}. */
public final class Template {
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)\\}");

    private Template() {}

    /** The text with the values of its variables; one that has no value stays as it is. */
    public static String text(String text, Facts facts) {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            JsonNode value = facts.variable(matcher.group(1));
            matcher.appendReplacement(
                    filled, Matcher.quoteReplacement(value == null ? matcher.group() : Json.show(value)));
        }
        return matcher.appendTail(filled).toString();
    }

    /** A payload with its values filled in; a variable that is all of a text keeps its type. */
    public static JsonNode payload(JsonNode payload, Facts facts) {
        if (payload.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            payload.properties().forEach(member -> filled.set(member.getKey(), payload(member.getValue(), facts)));
            return filled;
        }
        if (payload.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            payload.forEach(element -> filled.add(payload(element, facts)));
            return filled;
        }
        return payload.isTextual() ? value(payload.textValue(), facts) : payload;
    }

    private static JsonNode value(String text, Facts facts) {
        Matcher variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            JsonNode value = facts.variable(variable.group(1));
            return value == null ? Json.text(text) : value;
        }
        if (text.startsWith("@") && Texts.operand(text) instanceof Operand.At time) {
            JsonNode value = time.value(facts);
            return value == null ? Json.text(text) : value;
        }
        return Json.text(text(text, facts));
    }
}
