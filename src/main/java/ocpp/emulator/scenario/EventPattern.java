package ocpp.emulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ocpp.emulator.hocon.Words;
import ocpp.protocol.Action;

/** A CALL of either side, with these values among those of its payload: {@code StatusNotification(1 Preparing)}. */
public record EventPattern(Action action, List<String> values) {
    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z]+)(?:\\(([^()]+)\\))?");

    /**
     * Reads a pattern as files have it.
     *
     * @throws IllegalArgumentException where it is none; the message says what was expected
     */
    public static EventPattern parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("an action, with values or without: StatusNotification(1 Preparing)");
        }
        String values = written.group(2);
        return new EventPattern(
                Words.action(written.group(1)),
                values == null ? List.of() : List.of(values.strip().split("\\s+")));
    }

    /** Whether the payload holds the values. */
    public boolean matches(JsonNode payload) {
        return values.stream().allMatch(value -> holds(payload, value));
    }

    private static boolean holds(JsonNode payload, String value) {
        for (JsonNode member : payload) {
            if (member.isValueNode() && member.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return values.isEmpty() ? action.name() : action + "(" + String.join(" ", values) + ")";
    }
}
