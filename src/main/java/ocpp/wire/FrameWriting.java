package ocpp.wire;

import java.nio.charset.StandardCharsets;
import ocpp.protocol.Actions;

/** Writes messages as compact JSON: components in the order of the record, absent ones left out, times in whole seconds. */
final class FrameWriting {
    private static final byte[] CALL = ascii("[2,");
    private static final byte[] CALL_RESULT = ascii("[3,");
    private static final byte[] CALL_ERROR = ascii("[4,");
    private static final byte[] NO_DETAILS = ascii(",{}]");
    private static final ThreadLocal<JsonBuffer> BUFFER = ThreadLocal.withInitial(() -> new JsonBuffer(false));

    private FrameWriting() {}

    static byte[] write(Frame frame) {
        JsonBuffer out = BUFFER.get();
        out.clear();
        if (frame instanceof Frame.Call call) {
            write(out, call);
        } else if (frame instanceof Frame.CallResult result) {
            write(out, result);
        } else if (frame instanceof Frame.CallError error) {
            write(out, error);
        }
        return out.take();
    }

    private static void write(JsonBuffer out, Frame.Call call) {
        out.raw(CALL);
        MessageIds.write(out, call.messageId());
        out.raw(',');
        out.text(Actions.of(call.payload()).name());
        out.raw(',');
        writePayload(out, call.payload());
        out.raw(']');
    }

    private static void write(JsonBuffer out, Frame.CallResult result) {
        out.raw(CALL_RESULT);
        MessageIds.write(out, result.messageId());
        out.raw(',');
        writePayload(out, result.payload());
        out.raw(']');
    }

    private static void write(JsonBuffer out, Frame.CallError error) {
        out.raw(CALL_ERROR);
        MessageIds.write(out, error.messageId());
        out.raw(',');
        out.text(error.code().name());
        out.raw(',');
        out.text(Descriptions.cut(error.description()));
        out.raw(NO_DETAILS);
    }

    private static void writePayload(JsonBuffer out, Object payload) {
        Shapes.of(payload.getClass()).write(out, payload);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
