package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import ocpp.socket.RawFrameArchive.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was written to the raw log is read back from all of its files. */
class RawFrameArchiveTest {
    private static final Instant LATER = Instant.parse("9999-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void theLastFramesOfAChargePointAreReadFromAllFilesInTheirOrder() throws Exception {
        RawFrameLogSettings settings = new RawFrameLogSettings(folder.resolve("raw.log"), 700, 3);
        try (RawFrameLog log = RawFrameLog.open(settings)) {
            for (int frame = 0; frame < 30; frame++) {
                FrameLog one = log.of(frame % 2 == 0 ? "CP 1%ä" : "CP_2");
                one.received(bytes("[2,\"" + frame + "\",\"Heartbeat\",{\"é\":1}]"));
                one.flush();
            }
        }
        assertThat(Files.exists(folder.resolve("raw.log.1"))).isTrue();
        List<Line> lines = new RawFrameArchive(settings).before("CP 1%ä", LATER, 12);
        assertThat(lines).extracting(Line::text).hasSize(12);
        assertThat(lines.get(0).text()).isEqualTo("[2,\"6\",\"Heartbeat\",{\"é\":1}]");
        assertThat(lines.get(11).text()).startsWith("[2,\"28\"");
        assertThat(lines).allMatch(Line::received);
        assertThat(new RawFrameArchive(settings).before("CP", LATER, 12)).isEmpty();
    }

    @Test
    void onlyWhatIsOlderIsReadAndALineThatIsNoneIsPassedOver() throws Exception {
        Path file = folder.resolve("raw.log");
        Files.writeString(file, """
                2026-01-18T12:00:00.000Z CP_1 RX [2,"a","Heartbeat",{}]
                2026-01-18T12:00:00.001Z CP_1 TX [3,"a",{}]
                18T12:00:00.002Z CP_1 RX [2,"b","Heartbeat",{}]
                2026-01-18T12:00:00.003Z CP_1
                2026-01-18T12:00:01.000Z CP_1 RX [2,"c","Heartbeat",{}]
                """);
        List<Line> lines = new RawFrameArchive(new RawFrameLogSettings(file, 1_000_000, 0))
                .before("CP_1", Instant.parse("2026-01-18T12:00:01Z"), 100);
        assertThat(lines)
                .containsExactly(
                        new Line(Instant.parse("2026-01-18T12:00:00Z"), true, "[2,\"a\",\"Heartbeat\",{}]"),
                        new Line(Instant.parse("2026-01-18T12:00:00.001Z"), false, "[3,\"a\",{}]"));
    }

    @Test
    void withoutALogThereIsNothing() throws Exception {
        RawFrameLogSettings settings = new RawFrameLogSettings(folder.resolve("none.log"), 1_000, 3);
        assertThat(new RawFrameArchive(settings).before("CP_1", LATER, 10)).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
