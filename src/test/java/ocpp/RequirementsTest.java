package ocpp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of requirements are true: what it says to be proved is named by the tests it names, and nothing is left out. */
class RequirementsTest {
    private static final Pattern ID = Pattern.compile("\\b[A-Z]+(?:-[A-Z]+)*-\\d\\d\\b");
    private static final Pattern NAME =
            Pattern.compile("@DisplayName\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*\\+?\\s*)+)\\)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (" + ID + ") \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern BOUND =
            Pattern.compile("(?m)^- \\*\\*(" + ID + ")\\*\\* (?=\\[[CB]\\||[^\\n]*\\[C\\|)");
    private static final Pattern CATALOGUED = Pattern.compile("(?m)^- \\*\\*(" + ID + ")\\*\\*");

    private final Map<String, Set<String>> named = named();
    private final Map<String, String> proved;
    private final Map<String, String> reasons;

    RequirementsTest() throws IOException {
        String page = Files.readString(Path.of("docs", "requirements.md"));
        int end = page.indexOf("\n## Not ");
        proved = rows(page.substring(0, end));
        reasons = rows(page.substring(end));
    }

    @Test
    void theTestsThatAreSaidToProveARequirementNameIt() {
        assertThat(proved)
                .hasSizeGreaterThan(100)
                .allSatisfy((id, tests) -> assertThat(named.getOrDefault(id, Set.of()))
                        .as("the tests that name " + id)
                        .contains(tests.split(", ", -1)));
    }

    @Test
    void whatIsNotProvedHasAReason() {
        assertThat(reasons)
                .isNotEmpty()
                .allSatisfy((id, reason) -> assertThat(reason).as(id).hasSizeGreaterThan(20));
        assertThat(reasons.keySet()).doesNotContainAnyElementsOf(proved.keySet());
    }

    @Test
    void theTestsThatAreSaidToProveARequirementOfAChargePointNameIt() throws IOException {
        String page = Files.readString(Path.of("docs", "requirements-charge-point.md"));
        assertThat(rows(page))
                .hasSizeGreaterThan(150)
                .allSatisfy((id, tests) -> assertThat(named.getOrDefault(id, Set.of()))
                        .as("the tests that name " + id)
                        .contains(tests.split(", ", -1)));
    }

    @Test
    void everyRequirementOfTheCatalogueIsThere() throws IOException {
        Path catalogue = SharedFiles.find("ocpp16/requirements.md").orElse(null);
        if (catalogue == null) {
            System.out.println("requirements: no catalogue here, docs/requirements.md is checked by itself");
            return;
        }
        String text = Files.readString(catalogue);
        Set<String> all = new TreeSet<>(proved.keySet());
        all.addAll(reasons.keySet());
        Set<String> bound = ids(BOUND, text);
        assertThat(all).isEqualTo(bound);
        Set<String> others = ids(CATALOGUED, text);
        others.removeAll(bound);
        others.retainAll(named.keySet());
        System.out.printf(
                "requirements: %d of a central system, %d proved; of a charge point alone %d named by tests%n",
                bound.size(), proved.size(), others.size());
    }

    private static Map<String, String> rows(String page) {
        Map<String, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            assertThat(rows.put(row.group(1), row.group(2)))
                    .as("a second row of " + row.group(1))
                    .isNull();
        }
        return rows;
    }

    private static Set<String> ids(Pattern pattern, String text) {
        Set<String> ids = new TreeSet<>();
        pattern.matcher(text).results().map(found -> found.group(1)).forEach(ids::add);
        return ids;
    }

    /** The test classes whose display names hold an id. */
    private static Map<String, Set<String>> named() throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
        for (Path source : sources) {
            String test =
                    Objects.requireNonNull(source.getFileName()).toString().replace(".java", "");
            NAME.matcher(Files.readString(source))
                    .results()
                    .flatMap(name -> ID.matcher(name.group(1)).results())
                    .map(MatchResult::group)
                    .forEach(id ->
                            named.computeIfAbsent(id, first -> new TreeSet<>()).add(test));
        }
        return named;
    }
}
