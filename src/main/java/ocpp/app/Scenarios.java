package ocpp.app;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ocpp.emulator.hocon.FileFaults;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.format.ScenarioReader;
import ocpp.emulator.scenario.format.ShippedScenarios;
import org.jspecify.annotations.Nullable;

/** Finds the scenarios that a command means. */
final class Scenarios {
    private Scenarios() {}

    /**
     * The scenarios of these names in their order; all that are shipped where there is no name.
     *
     * @param names of files, or ids of shipped scenarios
     * @throws CannotRun where one cannot be read; a line for each fault
     */
    static List<Scenario> named(List<String> names) {
        List<Scenario> scenarios = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String name : names.isEmpty() ? ShippedScenarios.ids() : names) {
            try {
                scenarios.add(named(name));
            } catch (FileFaults e) {
                faults.addAll(e.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new CannotRun(String.join(System.lineSeparator(), faults));
        }
        return scenarios;
    }

    private static Scenario named(String name) {
        Path file = Path.of(name);
        Scenario shipped = Files.exists(file) ? null : ShippedScenarios.named(name);
        return shipped == null ? ScenarioReader.file(file) : shipped;
    }

    static Scenario shipped(String id) {
        return named(List.of(id)).get(0);
    }

    /**
     * Whether a scenario is wanted.
     *
     * @param only a pattern with {@code *} for its id or something it traces to, null for any
     * @param tag one of its tags, null for any
     */
    static boolean isWanted(Scenario scenario, @Nullable String only, @Nullable String tag) {
        Scenario.Heading heading = scenario.heading();
        boolean tagged = tag == null || heading.tags().stream().anyMatch(tag::equalsIgnoreCase);
        if (only == null || !tagged) {
            return tagged;
        }
        PathMatcher pattern = FileSystems.getDefault().getPathMatcher("glob:" + only);
        return Stream.concat(Stream.of(heading.id()), heading.tracesTo().stream())
                .anyMatch(name -> pattern.matches(Path.of(name)));
    }
}
