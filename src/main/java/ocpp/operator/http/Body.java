package ocpp.operator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The members of the JSON object that a request sent. What is not as expected leaves as a problem that names its place; a
 * member that is null counts as absent, but for {@link #has}.
 */
public final class Body {
    private final ObjectNode object;

    /** A member that is none of these is a misspelling, not a wish to be passed over. */
    Body(ObjectNode object, Set<String> members) {
        this.object = object;
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!members.contains(name)) {
                throw fault(name, "unknown member", "one of " + new TreeSet<>(members));
            }
        }
    }

    /** Whether the member is there, be it null. */
    public boolean has(String name) {
        return object.has(name);
    }

    /** A text of at most so many characters. */
    public @Nullable String text(String name, int most) {
        JsonNode value = present(name);
        if (value == null) {
            return null;
        }
        String text = value.textValue();
        if (text == null || text.codePointCount(0, text.length()) > most) {
            throw fault(name, shown(value), "text of at most " + most + " characters");
        }
        return text;
    }

    public @Nullable Integer integer(String name, int least, int most) {
        JsonNode value = present(name);
        if (value == null) {
            return null;
        }
        boolean integer = value.isIntegralNumber() && value.canConvertToInt();
        if (!integer || value.intValue() < least || value.intValue() > most) {
            throw fault(name, shown(value), "an integer, " + least + " to " + most);
        }
        return value.intValue();
    }

    public @Nullable Instant time(String name) {
        JsonNode value = present(name);
        try {
            return value == null ? null : OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeParseException e) {
            throw fault(name, shown(value), "ISO 8601 such as 2026-01-18T12:34:56Z");
        }
    }

    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> words) {
        JsonNode value = present(name);
        return value == null
                ? null
                : Arrays.stream(words.getEnumConstants())
                        .filter(word -> word.name().equals(value.textValue()))
                        .findFirst()
                        .orElseThrow(() -> fault(name, shown(value), Arrays.toString(words.getEnumConstants())));
    }

    /** A JSON object, which the route itself knows. */
    public ObjectNode object(String name) {
        JsonNode value = present(name);
        if (value instanceof ObjectNode inner) {
            return inner;
        }
        throw fault(name, value == null ? "missing" : shown(value), "a JSON object");
    }

    /** What a handler finds wrong with a member. */
    public static ProblemException fault(String name, String found, String expected) {
        return new Problem(
                        ProblemKind.SCHEMA_FAULT,
                        name + ": " + found + " (expected: " + expected + ")",
                        "/" + name,
                        expected)
                .exception();
    }

    private @Nullable JsonNode present(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static String shown(@Nullable JsonNode value) {
        String text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
