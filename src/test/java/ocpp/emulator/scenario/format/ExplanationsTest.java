package ocpp.emulator.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationsTest {
    @TempDir
    Path folder;

    @Test
    void everyVerbIsExplainedAndStandsInTheDocumentation() throws IOException {
        assertThat(Explanations.verbs()).containsExactlyInAnyOrderElementsOf(VerbReader.names());
        String documentation = Files.readString(Path.of("docs/scenarios.md"));
        assertThat(VerbReader.names())
                .allSatisfy(verb -> assertThat(documentation).contains("`" + verb + " "));
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyExampleIsAStep(String verb) throws IOException {
        List<String> examples = Objects.requireNonNull(Explanations.of(verb))
                .lines()
                .filter(line -> line.startsWith("  { "))
                .toList();
        assertThat(examples).isNotEmpty();
        Path file = Files.writeString(
                folder.resolve("a.conf"),
                "scenario { id = a, title = A }\nstation { id = a }\nsteps = [\n" + String.join("\n", examples)
                        + "\n]");
        assertThat(ScenarioReader.file(file).steps()).hasSameSizeAs(examples);
    }

    static List<String> verbs() {
        return Explanations.verbs();
    }
}
