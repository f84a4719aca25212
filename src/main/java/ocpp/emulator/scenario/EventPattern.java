package ocpp.emulator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import ocpp.protocol.Action;

/** A CALL of either side, with these values among those of its payload: {@code StatusNotification(1 Preparing)}. */
public record EventPattern(Action action, List<String> values) {

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
