package ocpp.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import ocpp.protocol.Action;

/** Meter values as OCPP 1.5 spells them: {@code values} for {@code meterValue}, {@code value} for {@code sampledValue}. */
final class Ocpp15 {
    private Ocpp15() {}

    /** Renames in place what OCPP 1.6 names otherwise. */
    static void rename(Action action, JsonNode payload, Set<Repair> repairs) {
        if (!(payload instanceof ObjectNode object)) {
            return;
        }
        if (action == Action.MeterValues) {
            move(object, "values", "meterValue", repairs);
            renameEntries(object.path("meterValue"), repairs);
        } else if (action == Action.StopTransaction) {
            flatten(object, repairs);
            renameEntries(object.path("transactionData"), repairs);
        }
    }

    private static void renameEntries(JsonNode entries, Set<Repair> repairs) {
        if (entries.isArray()) {
            entries.forEach(entry -> renameEntry(entry, repairs));
        } else {
            renameEntry(entries, repairs);
        }
    }

    private static void renameEntry(JsonNode entry, Set<Repair> repairs) {
        if (entry instanceof ObjectNode object) {
            move(object, "values", "sampledValue", repairs);
            move(object, "value", "sampledValue", repairs);
            JsonNode sampled = object.path("sampledValue");
            if (sampled.isValueNode() && !sampled.isNull()) {
                object.putObject("sampledValue").set("value", sampled);
            }
        }
    }

    /** Transaction data were lists of lists of meter values. */
    private static void flatten(ObjectNode payload, Set<Repair> repairs) {
        JsonNode data = payload.path("transactionData");
        ArrayNode flat = payload.arrayNode();
        boolean changed = false;
        for (JsonNode entry : data.isArray() ? data : payload.arrayNode().add(data)) {
            boolean isList = !entry.has("timestamp") && entry.path("values").isArray();
            changed |= isList;
            (isList ? entry.get("values") : payload.arrayNode().add(entry)).forEach(flat::add);
        }
        if (changed) {
            payload.set("transactionData", flat);
            repairs.add(Repair.OCPP15_NAMES);
        }
    }

    private static void move(ObjectNode object, String from, String to, Set<Repair> repairs) {
        if (object.has(from) && !object.has(to)) {
            object.set(to, object.remove(from));
            repairs.add(Repair.OCPP15_NAMES);
        }
    }
}
