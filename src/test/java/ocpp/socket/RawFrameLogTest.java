package ocpp.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawFrameLogTest {
    private static final long NOW = 1_768_739_696_007L;

    @TempDir
    Path folder;

    @Test
    void aLineHoldsTimeChargePointDirectionAndFrame() throws Exception {
        try (RawFrameLog log = open("logs/raw.log", 1_000_000, 3)) {
            FrameLog station = log.of("CP_1");
            station.received("[2,\"a\",\"Heartbeat\",{}]".getBytes(UTF_8));
            station.sent("[3,\"a\",{\"x\":\"ä€\"}]".getBytes(UTF_8));
            station.flush();
            assertThat(Files.readAllLines(folder.resolve("logs/raw.log")))
                    .containsExactly(
                            "2026-01-18T12:34:56.007Z CP_1 RX [2,\"a\",\"Heartbeat\",{}]",
                            "2026-01-18T12:34:56.007Z CP_1 TX [3,\"a\",{\"x\":\"ä€\"}]");
        }
    }

    @Test
    @DisplayName("Nothing that a station sends can forge a line")
    void controlCharactersAreEscaped() throws Exception {
        try (RawFrameLog log = open("raw.log", 1_000_000, 3)) {
            FrameLog station = log.of("CP 1\n");
            station.received("a\nb\r\tc\u0000\u001b[2J\u007f\u0085\u009f\u00a0\u2028\u2029\u2030z".getBytes(UTF_8));
            station.flush();
            assertThat(Files.readAllLines(folder.resolve("raw.log")))
                    .containsExactly("2026-01-18T12:34:56.007Z CP%201%0A RX a\\nb\\r\\tc\\u0000\\u001b[2J\\u007f"
                            + "\\u0085\\u009f\u00a0\\u2028\\u2029\u2030z");
        }
    }

    @Test
    void aFullFileIsRenamedAndThreeAreKept() throws Exception {
        try (RawFrameLog log = open("raw.log", 1000, 3)) {
            FrameLog station = log.of("CP_1");
            for (int i = 0; i < 100; i++) {
                station.received(("line " + i + " " + "x".repeat(60)).getBytes(UTF_8));
                station.flush();
            }
            try (var files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder("raw.log", "raw.log.1", "raw.log.2", "raw.log.3");
            }
            List<String> lines = new ArrayList<>();
            for (String name : List.of("raw.log.3", "raw.log.2", "raw.log.1", "raw.log")) {
                assertThat(Files.size(folder.resolve(name))).isLessThanOrEqualTo(1000);
                lines.addAll(Files.readAllLines(folder.resolve(name)));
            }
            List<Integer> numbers = lines.stream()
                    .map(line -> Integer.parseInt(line.split(" ")[4]))
                    .toList();
            assertThat(numbers)
                    .isEqualTo(
                            IntStream.range(100 - numbers.size(), 100).boxed().toList());
        }
    }

    @Test
    void theFileGoesOnWhereItEnded() throws Exception {
        for (String text : List.of("first", "second")) {
            try (RawFrameLog log = open("raw.log", 1_000_000, 3)) {
                log.of("CP_1").received(text.getBytes(UTF_8));
            }
        }
        assertThat(Files.readAllLines(folder.resolve("raw.log")))
                .extracting(line -> line.split(" ")[3])
                .containsExactly("first", "second");
    }

    @Test
    @DisplayName("With many threads no line is lost, torn or doubled, also when the file is rotated")
    void noLineIsLostWithManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (RawFrameLog log = open("raw.log", 100_000, 1000)) {
            List<Callable<Integer>> stations = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(station -> () -> writeLines(log.of("CP_" + station)))
                    .toList();
            for (Future<Integer> station : threads.invokeAll(stations)) {
                assertThat(station.get()).isEqualTo(5000);
            }
            assertThat(allLines()).hasSize(80_000).doesNotHaveDuplicates();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void linesWaitInMemoryWhileTheFileCannotBeWritten() throws Exception {
        FullDisk disk = new FullDisk();
        try (LogWatch watch = new LogWatch();
                RawFrameLog log = new RawFrameLog(disk, () -> NOW)) {
            FrameLog station = log.of("CP_1");
            disk.isFull = true;
            station.received("first".getBytes(UTF_8));
            station.flush();
            station.received("second".getBytes(UTF_8));
            station.flush();
            assertThat(watch.warnings())
                    .containsExactly("raw frame log not written, its lines wait in memory: No space left on device");
            disk.isFull = false;
            station.sent("third".getBytes(UTF_8));
            station.flush();
            assertThat(disk.written.toString(UTF_8).lines().map(line -> line.split(" ")[3]))
                    .containsExactly("first", "second", "third");
        }
    }

    @Test
    void whatWaitsInMemoryIsBoundedAndTheLossIsTold() throws Exception {
        FullDisk disk = new FullDisk();
        try (LogWatch watch = new LogWatch();
                RawFrameLog log = new RawFrameLog(disk, () -> NOW)) {
            FrameLog station = log.of("CP_1");
            disk.isFull = true;
            byte[] large = "x".repeat(RawFrameLog.GATHERED_LIMIT / 2).getBytes(UTF_8);
            for (int i = 0; i < 6; i++) {
                station.received(large);
            }
            disk.isFull = false;
            station.flush();
            station.received("late".getBytes(UTF_8));
            station.flush();
            assertThat(disk.written.size()).isBetween(3 * large.length, 3 * large.length + 1000);
            assertThat(disk.written.toString(UTF_8)).endsWith(" CP_1 RX late\n");
            assertThat(watch.warnings()).last().isEqualTo("raw frame log: 3 lines lost while it could not be written");
        }
    }

    /** A file that can be full. */
    private static final class FullDisk implements RawFrameLog.Output {
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private boolean isFull;

        @Override
        public void write(byte[] lines, int length) throws IOException {
            if (isFull) {
                throw new IOException("No space left on device");
            }
            written.write(lines, 0, length);
        }

        @Override
        public void close() {}
    }

    private RawFrameLog open(String path, long maxSize, int kept) throws IOException {
        RawFrameLogSettings settings = new RawFrameLogSettings(folder.resolve(path), maxSize, kept);
        return new RawFrameLog(new RotatingFile(settings), () -> NOW);
    }

    private static int writeLines(FrameLog station) {
        for (int i = 0; i < 5000; i++) {
            station.received(("in " + i).getBytes(UTF_8));
            station.sent(("out " + i).getBytes(UTF_8));
            station.flush();
        }
        return 5000;
    }

    private List<String> allLines() throws IOException {
        List<String> lines = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
