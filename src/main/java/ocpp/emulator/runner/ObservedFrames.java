package ocpp.emulator.runner;

import java.time.InstantSource;
import ocpp.socket.FrameLog;

/** Shows the frames of a connection to the observer of its charge point. */
record ObservedFrames(StationObserver observer, InstantSource clock) implements FrameLog {
    @Override
    public void received(byte[] text) {
        observer.received(clock.instant(), text);
    }

    @Override
    public void sent(byte[] text) {
        observer.sent(clock.instant(), text);
    }

    @Override
    public void flush() {}
}
