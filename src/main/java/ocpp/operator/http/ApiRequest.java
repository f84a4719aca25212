package ocpp.operator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.jspecify.annotations.Nullable;

/** A request to a route, with its path and query decoded. What is not as expected leaves as a problem. */
public final class ApiRequest {
    /** The longest a request may wait for something to happen. */
    public static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final HttpRequest raw;
    private final Map<String, String> path;
    private final Map<String, String> query;
    private final byte[] body;

    ApiRequest(HttpRequest raw, Map<String, String> path, Map<String, String> query, byte[] body) {
        this.raw = raw;
        this.path = path;
        this.query = query;
        this.body = body;
    }

    /** The segment of the path that stands for this name. */
    public String path(String name) {
        String segment = path.get(name);
        if (segment == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return segment;
    }

    /** The segment as an integer; another is the name of nothing. */
    public int pathInteger(String name) {
        try {
            return Integer.parseInt(path(name));
        } catch (NumberFormatException e) {
            throw new Problem(ProblemKind.NOT_FOUND, name + ": " + path(name), name, "an integer").exception();
        }
    }

    public @Nullable String text(String name) {
        return query.get(name);
    }

    public int integer(String name, int least, int most, int usual) {
        String value = query.get(name);
        if (value == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the same problem as a number out of bounds
        }
        throw Problem.badParameter(name, value, least + " to " + most).exception();
    }

    public @Nullable Boolean flag(String name) {
        String value = query.get(name);
        if (value == null) {
            return null;
        }
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.badParameter(name, value, "true or false").exception();
        };
    }

    public @Nullable Instant time(String name) {
        String value = query.get(name);
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException e) {
            throw Problem.badParameter(name, value, "ISO 8601 such as 2026-01-18T12:34:56Z")
                    .exception();
        }
    }

    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> words) {
        String value = query.get(name);
        if (value == null) {
            return null;
        }
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(value))
                .findFirst()
                .orElseThrow(() -> Problem.badParameter(name, value, Arrays.toString(words.getEnumConstants()))
                        .exception());
    }

    /** How many items the page may hold. */
    public int limit() {
        return integer("limit", 1, Page.LARGEST, Page.USUAL);
    }

    /** The key of the last item of the page before, null for the first page. */
    public @Nullable String cursor() {
        String cursor = query.get("cursor");
        return cursor == null ? null : Page.key(cursor);
    }

    /** The same for a list whose keys are numbers. */
    public @Nullable Long cursorNumber() {
        String key = cursor();
        try {
            return key == null ? null : Long.valueOf(key);
        } catch (NumberFormatException e) {
            throw Page.notACursor(String.valueOf(query.get("cursor")));
        }
    }

    /** {@code waitMs}: how long to wait for something to happen. */
    public Duration waiting(Duration usual) {
        int milliseconds = integer("waitMs", 0, (int) LONGEST_WAIT.toMillis(), (int) usual.toMillis());
        return Duration.ofMillis(milliseconds);
    }

    /** Whether the Accept header names this media type. */
    public boolean accepts(String mediaType) {
        return header("Accept").contains(mediaType);
    }

    /** The value of a header, empty where it is absent. */
    public String header(String name) {
        return header(raw, name);
    }

    /** The body as a JSON object. */
    public ObjectNode object() {
        return Json.objectOf(body);
    }

    /** The body as a JSON object with the members of this record, none of them required. */
    public Body body(Class<? extends Record> members) {
        return new Body(
                object(),
                Arrays.stream(members.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet()));
    }

    /** The same, an empty one where there is no body. */
    public ObjectNode objectOrEmpty() {
        return body.length == 0 ? Json.object() : object();
    }

    /** Who asks: what {@code X-Operator} says, else {@code anonymous}. Told by the client, not proved. */
    public String operator() {
        String name = header("X-Operator").strip();
        return name.isEmpty() ? "anonymous" : name.substring(0, Math.min(name.length(), 100));
    }

    static String header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value).orElse("");
    }
}
