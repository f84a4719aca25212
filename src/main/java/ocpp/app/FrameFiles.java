package ocpp.app;

import java.io.IOException;
import java.time.Duration;
import ocpp.socket.FrameLog;
import ocpp.socket.RawFrameLog;
import ocpp.socket.RawFrameLogSettings;

/** Where raw frames are written. */
final class FrameFiles {
    private FrameFiles() {}

    /** @throws CannotRun when the file cannot be written */
    static RawFrameLog open(RawFrameLogSettings settings) {
        try {
            return RawFrameLog.open(settings);
        } catch (IOException e) {
            throw new CannotRun("cannot write raw frames to " + settings.path() + ": " + e
                    + " (expected: a file in a folder that can be written)");
        }
    }

    /** A log that has two others see the frames, and a third party flush them. */
    static FrameLog both(FrameLog first, FrameLog second, Runnable flush) {
        return new FrameLog() {
            @Override
            public void received(byte[] text) {
                first.received(text);
                second.received(text);
            }

            @Override
            public void sent(byte[] text) {
                first.sent(text);
                second.sent(text);
            }

            @Override
            public void roundTrip(Duration time) {
                first.roundTrip(time);
                second.roundTrip(time);
            }

            @Override
            public void flush() {
                flush.run();
            }
        };
    }
}
