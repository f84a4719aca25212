package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import ocpp.SharedFiles;
import ocpp.emulator.seed.EmulatorSession;
import ocpp.emulator.seed.SessionOutput;
import ocpp.emulator.seed.SessionResult;
import ocpp.gateway.ConsoleLines;
import ocpp.socket.FrameLog;
import ocpp.telemetry.Tracing;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

/** Server and emulated session print what the seed shows, line by line; Heartbeats by themselves, as they may fall anywhere. */
class SeedTranscriptTest {
    private static final Settings SETTINGS = Settings.from(ConfigFactory.parseString("""
                    ocpp.server { port = 0, heartbeat-interval = 1s }
                    ocpp.operator.port = 0
                    ocpp.emulator.seed.meter-interval = 700ms
                    pekko.jvm-shutdown-hooks = off
                    pekko.coordinated-shutdown.exit-jvm = off
                    """)
            .withFallback(ConfigFactory.defaultReferenceUnresolved())
            .resolve());

    @Test
    void bothSidesPrintTheTranscriptOfTheSeed() throws Exception {
        List<String> client = new CopyOnWriteArrayList<>();
        List<String> server;
        try (ConsoleLines console = new ConsoleLines()) {
            CentralSystem central = CentralSystem.start(SETTINGS, Records.throwaway(SETTINGS.store()), note -> {});
            try {
                assertThat(session(central.url(), client)).isEqualTo(new SessionResult(0, null));
            } finally {
                central.stop();
            }
            server = console.all();
        }
        assertThat(client).filteredOn(line -> line.startsWith("Heartbeat 1 ")).hasSize(4);
        Optional<Path> seed = SharedFiles.find("seed.txt");
        if (seed.isPresent()) {
            String text = Files.readString(seed.get());
            assertAlike(withoutHeartbeats(client), withoutHeartbeats(block(text, "**Client**")));
            assertAlike(heartbeat(client), heartbeat(block(text, "**Client**")));
            assertAlike(server, block(text, "**Server**"));
        }
    }

    private static SessionResult session(String url, List<String> lines) throws Exception {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "emulator", SETTINGS.config());
        try {
            SessionOutput output = new SessionOutput() {
                @Override
                public void line(String line) {
                    lines.add(line);
                }

                @Override
                public void note(String note) {
                    lines.add(note);
                }
            };
            EmulatorSession.Request request = new EmulatorSession.Request(
                    "CP_1",
                    url,
                    SETTINGS.seed(),
                    SETTINGS.socket(),
                    FrameLog.NONE,
                    Tracing.off().openClient("CP_1"));
            return EmulatorSession.run(system, request, output)
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        } finally {
            system.terminate();
        }
    }

    private static void assertAlike(List<String> lines, List<String> shown) {
        assertThat(lines).as(String.join("\n", lines)).hasSameSizeAs(shown);
        for (int at = 0; at < shown.size(); at++) {
            assertThat(lines.get(at)).matches(pattern(shown.get(at).replace("\"interval\":10", "\"interval\":1")));
        }
    }

    /** The line shown by the seed, with any id or time where it has an ellipsis, and any second where it has a time. */
    private static Pattern pattern(String shown) {
        String quoted = Pattern.quote(shown)
                .replaceAll("\"\\.\\.\\. \"", "\\\\E\"[0-9a-f-]{36}\"\\\\Q")
                .replaceAll("\\.\\.\\.", "\\\\E\\\\S+\\\\Q")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:]{8}Z", "\\\\E\\\\d{4}-\\\\d\\\\d-\\\\d\\\\dT[0-9:]{8}Z\\\\Q");
        return Pattern.compile(quoted);
    }

    private static List<String> block(String text, String heading) {
        String block = text.substring(text.indexOf(heading));
        block = block.substring(block.indexOf("```\n") + 4);
        return block.substring(0, block.indexOf("```")).lines().toList();
    }

    private static List<String> withoutHeartbeats(List<String> lines) {
        List<String> others = new ArrayList<>(lines);
        others.removeIf(line -> line.startsWith("Heartbeat "));
        return others;
    }

    private static List<String> heartbeat(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("Heartbeat 1 ")).toList();
    }
}
