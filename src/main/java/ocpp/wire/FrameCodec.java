package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

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
    private final InstantSource arrival;

    /** A codec whose mended messages take the time of this machine for one that cannot be read. */
    public FrameCodec(CodecSettings settings) {
        this(settings, InstantSource.system());
    }

    /** @param arrival tells the time that stands for one that cannot be read, where messages are mended */
    public FrameCodec(CodecSettings settings, InstantSource arrival) {
        table = new CallTable(settings);
        repairs = new Repairs(table);
        advising = settings.receiver() == Side.CENTRAL_SYSTEM;
        this.arrival = arrival;
    }

    /** Reads one text message in strict mode; see the last method. */
    public Received decode(byte[] text, PendingCalls pending) {
        return decode(text, pending, Leniency.STRICT);
    }

    /** Reads one text message; see the last method. */
    public Received decode(byte[] text, PendingCalls pending, Leniency leniency) {
        return decode(text, 0, text.length, pending, leniency);
    }

    /**
     * Reads one text message. The bytes are read in place and not kept; whatever they hold, nothing is thrown.
     *
     * @param pending the CALLs of ours that an answer may belong to
     * @param leniency whether what is no valid message, up to 1 MiB, is mended by the rules of {@link Repair}; a message
     *     to a central system that is not, up to 64 KiB, says by which of them lenient mode would have taken it
     */
    public Received decode(byte[] bytes, int offset, int length, PendingCalls pending, Leniency leniency) {
        Received strict = strict(bytes, offset, length, pending);
        if (length > longestMended(leniency) || !Repairs.isMendable(strict)) {
            return strict;
        }
        Received mended = repairs.mend(strict, new Repairs.Source(bytes, offset, length), pending, arrival.instant());
        return leniency.takes(mended) ? mended : Repairs.advised(strict, mended);
    }

    private int longestMended(Leniency leniency) {
        if (leniency.isLenient()) {
            return LONGEST_MENDED;
        }
        return advising ? LONGEST_ADVISED : 0;
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

    /** The message as compact JSON in an array of its own. */
    public byte[] encode(Frame frame) {
        return FrameWriting.write(frame);
    }
}
