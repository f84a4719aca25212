package ocpp.emulator.scenario.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ocpp.emulator.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** The scenarios in this jar. */
public final class ShippedScenarios {
    private static final String FOLDER = "scenarios/";
    private static final String SUFFIX = ".conf";

    private ShippedScenarios() {}

    /** Their ids, in the order to show them. */
    public static List<String> ids() {
        return text("index").lines().filter(line -> !line.isBlank()).toList();
    }

    /** The one of this id, or null; throws FileFaults where it is out of order. */
    public static @Nullable Scenario named(String id) {
        return ids().contains(id) ? ScenarioReader.resource(id, FOLDER + id + SUFFIX) : null;
    }

    /** The text of the one of this id, or null. */
    public static @Nullable String source(String id) {
        return ids().contains(id) ? text(id + SUFFIX) : null;
    }

    static String text(String name) {
        try (InputStream in = ShippedScenarios.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no " + FOLDER + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the jar cannot be read", e);
        }
    }
}
