package ocpp.socket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.FrameHeader;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.jspecify.annotations.Nullable;

/** Makes messages of the frames of one peer and checks them by RFC 6455. Binary messages are not kept. */
final class FrameReader {
    private static final byte[] EMPTY = {};
    private static final int CONTROL_LIMIT = 125;
    private static final byte NO_MESSAGE = Opcodes.CONTINUATION;

    /** What the frames turned out to be. */
    interface Output {
        /** A whole text message, valid UTF-8, in an array of its own. */
        void text(byte[] text);

        void binary();

        void ping(byte[] payload);

        void pong(byte[] payload);

        /** The peer's Close; the code is {@link CloseCodes#NONE} where it sent none. */
        void peerClosed(int code, String reason);

        /** The peer broke the rules; after this only its Close is looked for. */
        void fault(int closeCode, String reason);
    }

    private final boolean masked;
    private final int limit;
    private final Output output;

    private boolean discarding;

    // the frame being read
    private byte opcode;
    private boolean fin;
    private int mask;
    private boolean skipping;
    private int readOfFrame;
    private byte[] control = EMPTY;

    // the message being put together
    private byte messageOpcode;
    private byte[] message = EMPTY;
    private int messageSize;
    private long messageSince;

    /**
     * Reads the frames of one peer.
     *
     * @param masked whether the peer has to mask, as clients have
     * @param limit bytes of a message
     */
    FrameReader(boolean masked, int limit, Output output) {
        this.masked = masked;
        this.limit = limit;
        this.output = output;
    }

    void read(FrameEvent event, long nowNanos) {
        if (event instanceof FrameStart start) {
            begin(start.header(), nowNanos);
        }
        if (!skipping) {
            part(event.data().toArrayUnsafe(), event.lastPart());
        }
    }

    /** From now on only the peer's Close is looked for. */
    void discard() {
        discarding = true;
        skipping = true;
        message = EMPTY;
        messageOpcode = NO_MESSAGE;
    }

    /** How long the peer has been sending the message that is not complete; negative where there is none. */
    long nanosInMessage(long nowNanos) {
        return messageOpcode == NO_MESSAGE ? -1 : nowNanos - messageSince;
    }

    private void begin(FrameHeader header, long nowNanos) {
        opcode = header.opcode().code();
        fin = header.fin();
        mask = header.mask().isDefined() ? (Integer) header.mask().get() : 0;
        readOfFrame = 0;
        String broken = faultOf(header);
        skipping = broken != null || discarding && opcode != Opcodes.CLOSE;
        if (broken != null && !discarding) {
            fault(CloseCodes.PROTOCOL_ERROR, broken);
        } else if (Opcodes.isControl(opcode)) {
            control = skipping ? EMPTY : new byte[(int) header.length()];
        } else if (!skipping) {
            beginMessage(header.length(), nowNanos);
        }
    }

    private void beginMessage(long length, long nowNanos) {
        if (opcode != Opcodes.CONTINUATION) {
            messageOpcode = opcode;
            messageSize = 0;
            messageSince = nowNanos;
        }
        if (messageSize + length > limit) {
            fault(
                    CloseCodes.TOO_BIG,
                    "message of " + (messageSize + length) + " bytes (expected: at most " + limit + ")");
        }
    }

    private @Nullable String faultOf(FrameHeader header) {
        boolean isMasked = header.mask().isDefined();
        if (header.rsv1() || header.rsv2() || header.rsv3()) {
            return "reserved bits are set (expected: none)";
        } else if (!Opcodes.isKnown(opcode)) {
            return "opcode " + opcode + " (expected: 0 to 2, 8 to 10)";
        } else if (isMasked != masked) {
            return "frame is " + (isMasked ? "masked (expected: not)" : "not masked (expected: masked)");
        } else if (Opcodes.isControl(opcode)) {
            return fin && header.length() <= CONTROL_LIMIT
                    ? null
                    : "control frame in fragments or of " + header.length() + " bytes (expected: whole, at most 125)";
        } else if (opcode == Opcodes.CONTINUATION && messageOpcode == NO_MESSAGE) {
            return "continuation without a message (expected: a new message)";
        } else if (opcode != Opcodes.CONTINUATION && messageOpcode != NO_MESSAGE) {
            return "a new message (expected: the continuation of the last)";
        }
        return null;
    }

    private void part(byte[] data, boolean last) {
        if (Opcodes.isControl(opcode)) {
            System.arraycopy(data, 0, control, readOfFrame, data.length);
        } else if (messageOpcode == Opcodes.TEXT) {
            textPart(data, last);
        }
        readOfFrame += data.length;
        if (last && Opcodes.isControl(opcode)) {
            Masking.apply(control, 0, control.length, mask, 0);
            control(control);
        } else if (last && fin) {
            endMessage();
        } else if (last) {
            messageSize += messageOpcode == Opcodes.BINARY ? readOfFrame : 0;
        }
    }

    /** A message that came at once is unmasked where it lies: the data of a FrameStart is a copy of its own. */
    private void textPart(byte[] data, boolean last) {
        int size = messageSize + data.length;
        if (messageSize == 0 && last && fin) {
            message = data;
        } else {
            if (message.length < size) {
                message = Arrays.copyOf(message, Math.max(size, Math.min(limit, 2 * message.length)));
            }
            System.arraycopy(data, 0, message, messageSize, data.length);
        }
        Masking.apply(message, messageSize, size, mask, readOfFrame);
        messageSize = size;
    }

    private void endMessage() {
        if (messageOpcode == Opcodes.BINARY) {
            messageOpcode = NO_MESSAGE;
            output.binary();
            return;
        }
        byte[] text = message.length == messageSize ? message : Arrays.copyOf(message, messageSize);
        messageOpcode = NO_MESSAGE;
        message = EMPTY;
        if (Utf8.isValid(text)) {
            output.text(text);
        } else {
            fault(CloseCodes.BAD_TEXT, "text is not valid UTF-8");
        }
    }

    private void control(byte[] payload) {
        if (opcode == Opcodes.PING) {
            output.ping(payload);
        } else if (opcode == Opcodes.PONG) {
            output.pong(payload);
        } else if (payload.length == 0) {
            output.peerClosed(CloseCodes.NONE, "");
        } else {
            closed(payload);
        }
    }

    private void closed(byte[] payload) {
        int code = payload.length < 2 ? 0 : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
        byte[] reason = Arrays.copyOfRange(payload, Math.min(2, payload.length), payload.length);
        if (!CloseCodes.maySend(code)) {
            fault(CloseCodes.PROTOCOL_ERROR, "close code " + code + " (expected: one of RFC 6455, 7.4)");
        } else if (!Utf8.isValid(reason)) {
            fault(CloseCodes.BAD_TEXT, "the reason in Close is not valid UTF-8");
        } else {
            output.peerClosed(code, new String(reason, StandardCharsets.UTF_8));
        }
    }

    private void fault(int closeCode, String reason) {
        discard();
        output.fault(closeCode, reason);
    }
}
