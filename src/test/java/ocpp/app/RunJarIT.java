package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar runs a scenario, and somebody presses Ctrl-C. */
class RunJarIT {
    @TempDir
    Path folder;

    @Test
    void ctrlCEndsARunInOrder() throws Exception {
        Files.writeString(folder.resolve("long.conf"), """
                scenario { id = long, title = "Takes an hour", timeout = 2h }
                station { id = SC-LONG }
                steps = [ { boot {} }, { sleep = 1h } ]
                """);
        CentralSystem server = ConsoleWorld.startServer(folder);
        try (JarProcess run = JarProcess.start(
                folder, Map.of(), "run", "long.conf", "--url", server.url(), "--trace", "t.jsonl", "--report", "out")) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> run.out().stream().anyMatch(line -> line.endsWith("-- step  2  sleep 1h")));
            run.signal("INT");
            assertThat(run.exitCode(Duration.ofSeconds(10))).isEqualTo(130);
            assertThat(run.err()).containsExactly("interrupted in long; 0 of 1 scenarios have ended");
        } finally {
            server.stop();
        }
        assertThat(folder.resolve("t.jsonl"))
                .content()
                .contains("\"text\":\"sleep 1h\"")
                .endsWith("}\n");
        assertThat(folder.resolve("out/index.html")).content().contains("2 sleep 1h", "interrupted", "</html>");
    }
}
