package ocpp.socket;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;
import org.apache.pekko.http.impl.engine.ws.FrameHeader;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.apache.pekko.http.impl.engine.ws.Protocol;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import scala.Option;

/** Makes whole frames; those of a client are masked with a new key each (RFC 6455, 5.3). */
final class FrameWriter {
    private static final int REASON_LIMIT = 123;
    private static final Option<Object> NO_MASK = Option.empty();
    private static final Protocol.Opcode TEXT = opcode(Opcodes.TEXT);
    private static final Protocol.Opcode CLOSE = opcode(Opcodes.CLOSE);
    private static final Protocol.Opcode PING = opcode(Opcodes.PING);
    private static final Protocol.Opcode PONG = opcode(Opcodes.PONG);

    private final @Nullable RandomGenerator masks;

    private FrameWriter(@Nullable RandomGenerator masks) {
        this.masks = masks;
    }

    static FrameWriter ofServer() {
        return new FrameWriter(null);
    }

    static FrameWriter ofClient() {
        return new FrameWriter(SharedRandom.INSTANCE);
    }

    /** A text message; the array must not be used by others any more. */
    FrameStart text(byte[] text) {
        return frame(TEXT, text);
    }

    FrameStart ping(byte[] payload) {
        return frame(PING, payload);
    }

    FrameStart pong(byte[] payload) {
        return frame(PONG, payload);
    }

    /** A Close; the reason is cut to fit, and code {@link CloseCodes#NONE} makes an empty one. */
    FrameStart close(int code, String reason) {
        if (code == CloseCodes.NONE) {
            return frame(CLOSE, new byte[0]);
        }
        byte[] text = Utf8.cut(reason, REASON_LIMIT);
        byte[] payload = new byte[2 + text.length];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, text.length);
        return frame(CLOSE, payload);
    }

    private FrameStart frame(Protocol.Opcode opcode, byte[] payload) {
        Option<Object> mask = NO_MASK;
        if (masks != null) {
            int key = masks.nextInt();
            Masking.apply(payload, 0, payload.length, key, 0);
            mask = Option.apply(key);
        }
        return new FrameStart(
                new FrameHeader(opcode, mask, payload.length, true, false, false, false),
                ByteString.fromArrayUnsafe(payload));
    }

    private static Protocol.Opcode opcode(byte code) {
        return Protocol.Opcode$.MODULE$.forCode(code);
    }

    /** Made when the first client needs it: a server has no use for it. */
    private static final class SharedRandom {
        static final RandomGenerator INSTANCE = new SecureRandom();
    }
}
