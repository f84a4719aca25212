package ocpp.operator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames in a fixed piece of memory that is written round and round: the newest take the place of the oldest. Keeping a
 * frame costs a copy of its bytes and leaves nothing to collect. The memory is taken with the first frame. Not thread-safe.
 *
 * <p>A frame is: length of its text (int), station (int), number (long), time in microseconds since 1970 (long),
 * direction (byte), text. The older frames are between {@code oldest} and {@code end}, the newer ones, of the present
 * round, between 0 and {@code next}.
 */
final class FrameArena {
    private static final int HEADER = 4 + 4 + 8 + 8 + 1;

    private final int bytes;
    private ByteBuffer memory = ByteBuffer.allocate(0);
    private int oldest;
    private int end;
    private int next;

    FrameArena(int bytes) {
        this.bytes = bytes;
    }

    /** Keeps a frame; of a text longer than an eighth of the memory only the beginning. */
    void add(int station, long number, long micros, boolean received, byte[] text) {
        if (memory.capacity() == 0) {
            memory = ByteBuffer.allocate(bytes);
        }
        int length = Math.min(text.length, bytes / 8);
        int size = HEADER + length;
        if (next + size > bytes) {
            oldest = 0;
            end = next;
            next = 0;
        }
        while (oldest < end && oldest < next + size) {
            oldest += sizeAt(oldest);
        }
        memory.putInt(next, length)
                .putInt(next + 4, station)
                .putLong(next + 8, number)
                .putLong(next + 16, micros)
                .put(next + 24, (byte) (received ? 1 : 0))
                .put(next + HEADER, text, 0, length);
        next += size;
    }

    /** The frames of a station that are still here, oldest first. */
    List<RawFrame> of(int station) {
        List<RawFrame> frames = new ArrayList<>();
        collect(oldest, end, station, frames);
        collect(0, next, station, frames);
        return frames;
    }

    private void collect(int from, int to, int station, List<RawFrame> frames) {
        for (int place = from; place < to; place += sizeAt(place)) {
            if (memory.getInt(place + 4) == station) {
                frames.add(at(place));
            }
        }
    }

    private RawFrame at(int place) {
        long micros = memory.getLong(place + 16);
        String text = new String(memory.array(), place + HEADER, memory.getInt(place), StandardCharsets.UTF_8);
        return new RawFrame(
                memory.getLong(place + 8),
                Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000),
                memory.get(place + 24) == 1,
                text);
    }

    private int sizeAt(int place) {
        return HEADER + memory.getInt(place);
    }
}
