package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the options of {@code emulate --idle} is one line, and nothing starts. */
class IdleOptionsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "emulate CP_1 --seed 1 | go with --idle",
                "emulate CP_1 --idle --template nope | template nope (expected: one of [ac-11kw-3ph,",
                "emulate CP_1 --idle --connectors 0 | connectors: 0 (expected: 1 to 64)",
                "emulate CP_1 --idle --set NumberOfConnectors=99 | connectors: 99 (expected: 1 to 64)",
                "emulate CP_1 --idle --set Nonsense=1 | Nonsense is no configuration key",
                "emulate CP_1 --idle --set HeartbeatInterval=soon | HeartbeatInterval = soon (expected: count)",
                "emulate CP_1 --idle --control 9700 | --control 9700 (expected: HOST:PORT",
                "emulate CP_1 --idle --url http://localhost | url http://localhost (expected: ws://"
            })
    void whatIsWrongIsOneLine(String arguments, String expected) {
        assertFails(expected, arguments.split(" "));
    }

    @Test
    void aStateThatCannotBeReadIsOneLineAndIsLeftAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("CP_1.json"), "{\"starts\":");
        assertFails(
                file + ": not the state of a charge point",
                "emulate",
                "CP_1",
                "--idle",
                "--persist",
                folder.toString());
        assertThat(file).hasContent("{\"starts\":");
    }

    private void assertFails(String expected, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new Configuration.Surroundings(folder, Map.of(), new Properties()), Console.of(out, err), arguments);
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains(expected);
    }
}
