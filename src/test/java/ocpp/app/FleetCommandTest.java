package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code fleet}, where it cannot run. */
class FleetCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpNamesTheOptions() {
        assertThat(run("fleet", "--help")).isZero();
        assertThat(text(out)).contains("--stations", "--ramp", "--duration", "--seed", "--url", "--operator", "--json");
    }

    @Test
    void aFileThatCannotBeUsedIsOneLine() throws IOException {
        assertThat(run("fleet", "nowhere.conf")).isEqualTo(2);
        assertThat(text(err).lines()).containsExactly("no fleet file nowhere.conf (expected: a file that can be read)");
        err.reset();
        Path file = Files.writeString(folder.resolve("rush.conf"), "fleet {\n  id = rush\n  stations = many\n}");
        assertThat(run("fleet", file.toString())).isEqualTo(2);
        assertThat(text(err).lines())
                .containsExactly(file + ":3: stations = \"many\" (expected: a whole number, 1 to 100000)");
    }

    @Test
    void anOptionThatCannotBeUsedIsOneLine() {
        assertThat(run("fleet", "--ramp", "fast")).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().startsWith("--ramp fast (expected: a rate above 0");
        err.reset();
        assertThat(run("fleet", "--json", folder.resolve("no/such/folder.json").toString()))
                .isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().startsWith("cannot write ");
        err.reset();
        assertThat(run("fleet", "--url", "http://127.0.0.1:1")).isEqualTo(2);
        assertThat(text(err).lines()).singleElement().asString().contains("http://127.0.0.1:1", "expected: ws://");
        assertThat(text(out)).isEmpty();
    }

    private int run(String... arguments) {
        return Main.run(
                new Configuration.Surroundings(folder, Map.of(), new Properties()), Console.of(out, err), arguments);
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
