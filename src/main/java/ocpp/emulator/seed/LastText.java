package ocpp.emulator.seed;

import java.nio.charset.StandardCharsets;
import ocpp.socket.FrameLog;

/** Remembers the last text that came, on its way to the log. */
final class LastText implements FrameLog {
    private final FrameLog log;
    private String last = "";

    LastText(FrameLog log) {
        this.log = log;
    }

    /** The last text; to be called on the thread of the connection. */
    String get() {
        return last;
    }

    @Override
    public void received(byte[] text) {
        last = new String(text, StandardCharsets.UTF_8);
        log.received(text);
    }

    @Override
    public void sent(byte[] text) {
        log.sent(text);
    }

    @Override
    public void flush() {
        log.flush();
    }
}
