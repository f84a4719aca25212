package ocpp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The direction of dependency between the packages, as docs/architecture.md has it. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ocpp");

    /** What a package may name; it may use also all that those may use. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("protocol", List.of()),
            Map.entry("wire", List.of("protocol")),
            Map.entry("rpc", List.of("wire")),
            Map.entry("smartcharging", List.of("protocol")),
            Map.entry("telemetry", List.of("protocol")),
            Map.entry("station", List.of("rpc", "smartcharging")),
            Map.entry("socket", List.of("rpc", "telemetry")),
            Map.entry("transport", List.of()),
            Map.entry("gateway", List.of("station", "socket", "telemetry", "transport")),
            Map.entry("store", List.of("station")),
            Map.entry("operator", List.of("station", "store", "transport")),
            Map.entry("emulator", List.of("socket", "smartcharging", "telemetry")),
            Map.entry("cluster", List.of("station")),
            Map.entry("app", List.of("gateway", "operator", "emulator", "cluster", "store")));

    @Test
    void everyPackageUsesOnlyWhatTheTableAllows() {
        for (String name : MAY_USE.keySet()) {
            Set<String> allowed = reachable(name);
            String[] forbidden = MAY_USE.keySet().stream()
                    .filter(other -> !other.equals(name) && !allowed.contains(other))
                    .map(other -> "ocpp." + other + "..")
                    .toArray(String[]::new);
            if (forbidden.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("ocpp." + name + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void theTableNamesEveryPackage() {
        Set<String> found = new TreeSet<>();
        CLASSES.forEach(type -> found.add(type.getPackageName().split("\\.")[1]));
        assertThat(MAY_USE.keySet()).containsAll(found);
    }

    @Test
    void thereAreNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("ocpp.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void thePureCoreKnowsNoActorsStreamsDatabasesOrClocks() {
        noClasses()
                .that()
                .resideInAnyPackage("ocpp.protocol..", "ocpp.wire..", "ocpp.rpc..", "ocpp.smartcharging..")
                .or()
                .haveNameMatching("ocpp\\.station\\..*Rules")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pekko.actor..", "org.apache.pekko.stream..", "java.sql..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(CLASSES);
    }

    @Test
    void onlyTheApplicationWritesToTheConsole() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ocpp.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void theClassesAreReallySeen() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/ocpp"))) {
            long sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .count();
            assertThat(CLASSES.size()).isGreaterThanOrEqualTo((int) sources);
        }
    }

    @Test
    void noFileIsLongerThanThreeHundredLines() throws Exception {
        Map<Path, Integer> tooLong = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            for (Path file : sources) {
                int lines = Files.readAllLines(file).size();
                if (lines > 300) {
                    tooLong.put(file, lines);
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static Set<String> reachable(String name) {
        Set<String> found = new TreeSet<>();
        List<String> open = new ArrayList<>(MAY_USE.getOrDefault(name, List.of()));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (found.add(next)) {
                open.addAll(MAY_USE.getOrDefault(next, List.of()));
            }
        }
        return found;
    }
}
