package ocpp.emulator.scenario.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people are told of each verb: sections of a text, each with {@code == verb} at its top and steps as examples. */
public final class Explanations {
    private static final String TITLE = "== ";
    private static final Map<String, String> ALL = read(ShippedScenarios.text("verbs.txt"));

    private Explanations() {}

    /** In the order to show them. */
    public static List<String> verbs() {
        return List.copyOf(ALL.keySet());
    }

    /** What a verb does, its members and examples; null for a word that is no verb. */
    public static @Nullable String of(String verb) {
        return ALL.get(verb);
    }

    private static Map<String, String> read(String text) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String section : text.split("(?m)^" + TITLE)) {
            if (!section.isBlank()) {
                int end = section.indexOf('\n');
                read.put(section.substring(0, end), section.substring(end + 1).strip() + "\n");
            }
        }
        return read;
    }
}
