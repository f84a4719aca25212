package ocpp.socket;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link RawFrameLog} has written, as far as its files are kept. */
public final class RawFrameArchive {
    private static final long ENOUGH_BYTES = 64L * 1024 * 1024;

    private final RawFrameLogSettings settings;

    /** A frame as it stands in the log; control characters in its text are escaped. */
    public record Line(Instant time, boolean received, String text) {}

    public RawFrameArchive(RawFrameLogSettings settings) {
        this.settings = settings;
    }

    /** The last frames of a charge point before a time, oldest first. No further file is read after 64 MiB. Blocks. */
    public List<Line> before(String chargePointId, Instant time, int most) throws IOException {
        List<Line> lines = new ArrayList<>();
        long bytes = 0;
        for (int number = 0; number <= settings.kept() && lines.size() < most && bytes < ENOUGH_BYTES; number++) {
            Path file = settings.file(number);
            if (Files.exists(file)) {
                bytes += Files.size(file);
                lines.addAll(0, last(file, chargePointId, time, most - lines.size()));
            }
        }
        return lines;
    }

    private static List<Line> last(Path file, String chargePointId, Instant time, int most) throws IOException {
        byte[] shown = RawFrameLog.shown(chargePointId).getBytes(StandardCharsets.UTF_8);
        String station = " " + new String(shown, StandardCharsets.ISO_8859_1) + " ";
        Deque<Line> lines = new ArrayDeque<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                Line line = line(text, station);
                if (line != null && line.time.isBefore(time)) {
                    lines.addLast(line);
                    if (lines.size() > most) {
                        lines.removeFirst();
                    }
                }
            }
        }
        return new ArrayList<>(lines);
    }

    /** Null for a line of another charge point, and for one that was cut off. */
    private static @Nullable Line line(String text, String station) {
        int blank = text.indexOf(' ');
        if (blank < 0 || !text.startsWith(station, blank)) {
            return null;
        }
        int direction = blank + station.length();
        boolean received = text.startsWith("RX ", direction);
        if (!received && !text.startsWith("TX ", direction)) {
            return null;
        }
        try {
            byte[] frame = text.substring(direction + 3).getBytes(StandardCharsets.ISO_8859_1);
            return new Line(
                    Instant.parse(text.substring(0, blank)), received, new String(frame, StandardCharsets.UTF_8));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
