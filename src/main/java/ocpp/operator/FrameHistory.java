package ocpp.operator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The last frames of a charge point: those in memory, and before them what was written down. */
final class FrameHistory {
    /** Frames that are looked at to find the CALLs of answers. */
    private static final int LOOKED_AT = 1000;

    private final FrameRings rings;
    private final OlderFrames older;
    private final InstantSource clock;
    private final Executor blocking;

    FrameHistory(FrameRings rings, OlderFrames older, InstantSource clock, Executor blocking) {
        this.rings = rings;
        this.older = older;
        this.clock = clock;
        this.blocking = blocking;
    }

    /**
     * The last frames, oldest first.
     *
     * @param since only those with a greater number where it is above 0
     */
    CompletionStage<List<FrameLine>> last(String chargePointId, long since, int most) {
        List<RawFrame> frames = rings.of(chargePointId, LOOKED_AT);
        if (since > 0 || frames.size() >= most) {
            return CompletableFuture.completedFuture(lines(frames, since, most));
        }
        return CompletableFuture.supplyAsync(
                () -> lines(withOlder(chargePointId, frames, most), Long.MIN_VALUE, most), blocking);
    }

    /** What was written down is counted back from 0; the file keeps milliseconds only. */
    private List<RawFrame> withOlder(String chargePointId, List<RawFrame> frames, int most) {
        Instant end = frames.isEmpty() ? clock.instant() : frames.get(0).time().truncatedTo(ChronoUnit.MILLIS);
        List<RawFrame> found;
        try {
            found = new ArrayList<>(older.before(chargePointId, end, most));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!found.isEmpty() && !frames.isEmpty() && isSame(found.get(found.size() - 1), frames.get(0))) {
            found.remove(found.size() - 1);
        }
        List<RawFrame> all = new ArrayList<>();
        for (int index = 0; index < found.size(); index++) {
            RawFrame frame = found.get(index);
            all.add(new RawFrame(index - found.size() + 1L, frame.time(), frame.received(), frame.text()));
        }
        all.addAll(frames);
        return all;
    }

    private static boolean isSame(RawFrame one, RawFrame other) {
        return one.received() == other.received() && one.text().equals(other.text());
    }

    private static List<FrameLine> lines(List<RawFrame> frames, long since, int most) {
        FrameReader reader = new FrameReader();
        List<FrameLine> lines = frames.stream()
                .map(reader::read)
                .filter(line -> line.seq() > since)
                .toList();
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }
}
