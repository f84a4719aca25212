package ocpp.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes the messages of OCPP-J 1.6 for one side. Reading is one pass over the bytes: syntax, direction and
 * every constraint of the payload are checked while the payload is built. Thread-safe; one codec serves all connections.
 */
public final class FrameCodec {
    private static final Received NO_ARRAY = new Received.Ignored("the text is no JSON array", true);

    private final CallTable table;

    public FrameCodec(CodecSettings settings) {
        table = new CallTable(settings);
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
