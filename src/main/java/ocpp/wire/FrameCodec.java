package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the messages of OCPP-J 1.6 for one side. Reading is one pass over the bytes: syntax, direction and
 * every constraint of the payload are checked while the payload is built. Thread-safe; one codec serves all connections.
 */
public final class FrameCodec {
    private static final Received NO_ARRAY = new Received.Ignored("the text is no JSON array", true);
    /** Mending needs many times the memory of the text, so longer messages are only read strictly. */
    private static final int LONGEST_MENDED = 1024 * 1024;

    private static final int LONGEST_ADVISED = 64 * 1024;

    private final CallTable table;
    private final Repairs repairs;
    private final boolean advising;
    private final @Nullable InstantSource arrival;

    /** A codec for strict mode; a central system's says of a bad CALL by which repairs lenient mode would have taken it. */
    public FrameCodec(CodecSettings settings) {
        this(settings, null);
    }

    private FrameCodec(CodecSettings settings, @Nullable InstantSource arrival) {
        table = new CallTable(settings);
        repairs = new Repairs(table);
        advising = settings.receiver() == Side.CENTRAL_SYSTEM;
        this.arrival = arrival;
    }

    /**
     * A codec for lenient mode: what is no valid message, up to 1 MiB, is mended by the rules of {@link Repair}.
     *
     * @param arrival tells the time that stands for one that cannot be read
     */
    public static FrameCodec lenient(CodecSettings settings, InstantSource arrival) {
        return new FrameCodec(settings, arrival);
    }

    /** Reads one text message; see the other method. */
    public Received decode(byte[] text, PendingCalls pending) {
        return decode(text, 0, text.length, pending);
    }

    /**
     * Reads one text message. The bytes are read in place and not kept; whatever they hold, nothing is thrown.
     *
     * @param pending the CALLs of ours that an answer may belong to
     */
    public Received decode(byte[] bytes, int offset, int length, PendingCalls pending) {
        Received strict = strict(bytes, offset, length, pending);
        if (!Repairs.isMendable(strict) || length > LONGEST_MENDED) {
            return strict;
        }
        Repairs.Source source = new Repairs.Source(bytes, offset, length);
        if (arrival != null) {
            return repairs.mend(strict, source, pending, arrival.instant());
        }
        return strict instanceof Received.BadCall bad && advising && length <= LONGEST_ADVISED
                ? advised(bad, source)
                : strict;
    }

    private Received strict(byte[] bytes, int offset, int length, PendingCalls pending) {
        int start = JsonText.start(bytes, offset, length, '[');
        if (start < 0) {
            return NO_ARRAY;
        }
        try (JsonParser parser = JsonText.parser(bytes, start, offset + length - start)) {
            Received received = new FrameReading(table, pending, parser, bytes, start).read();
            return received instanceof Received.BadCall call
                    ? call.withText(new String(bytes, start, offset + length - start, StandardCharsets.UTF_8))
                    : received;
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private Received advised(Received.BadCall bad, Repairs.Source source) {
        Received mended = repairs.mend(bad, source, id -> null, Instant.EPOCH);
        if (mended instanceof Received.Call call) {
            return bad.withRepairs(call.repairs());
        }
        return mended instanceof Received.Settled settled ? bad.withRepairs(settled.repairs()) : bad;
    }

    /** The message as compact JSON in an array of its own. */
    public byte[] encode(Frame frame) {
        return FrameWriting.write(frame);
    }
}
