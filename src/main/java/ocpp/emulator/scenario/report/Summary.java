package ocpp.emulator.scenario.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ocpp.emulator.scenario.match.Json;

/** A payload in a few words. */
final class Summary {
    private static final int LONGEST = 60;
    /** Said by every message of its kind, or by the line itself. */
    private static final Set<String> LEFT_OUT =
            Set.of("timestamp", "currentTime", "chargePointSerialNumber", "chargeBoxSerialNumber", "details");

    private Summary() {}

    static String of(JsonNode payload) {
        List<String> words = new ArrayList<>();
        collect(payload, words);
        String text = String.join(" ", words).replaceAll("\\s+", " ");
        return text.length() > LONGEST ? text.substring(0, LONGEST - 3) + "..." : text;
    }

    static String answer(JsonNode payload) {
        String text = of(payload);
        return text.isEmpty() ? "ok" : text;
    }

    private static void collect(JsonNode value, List<String> words) {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String name = member.getKey();
            JsonNode child = member.getValue();
            if (name.equals("sampledValue")) {
                child.forEach(sample -> words.add(sample(sample)));
            } else if (child.isObject()) {
                collect(child, words);
            } else if (child.isArray()) {
                child.forEach(element -> collect(element, words));
            } else if (!LEFT_OUT.contains(name) && !child.asText().equals("NoError")) {
                words.add(label(name) + Json.show(child));
            }
        }
    }

    private static String label(String name) {
        return switch (name) {
            case "transactionId" -> "tx ";
            case "interval", "meterStart", "meterStop", "listVersion", "reservationId", "limit" -> name + "=";
            default -> "";
        };
    }

    private static String sample(JsonNode sample) {
        String measurand = sample.path("measurand").asText("");
        String unit = sample.path("unit").asText(measurand.equals("SoC") ? "%" : "Wh");
        String name = measurand.equals("SoC") ? "SoC " : "";
        String phase = sample.has("phase") ? " " + sample.path("phase").asText() : "";
        return name + sample.path("value").asText() + " " + unit + phase;
    }
}
