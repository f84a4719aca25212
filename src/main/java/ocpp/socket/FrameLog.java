package ocpp.socket;

import java.time.Duration;

/**
 * Sees every text message of one connection in the order of the wire, on the thread of its {@link Endpoint}. The arrays
 * hold the text as UTF-8 and belong to the connection: they are read before the method returns and not changed.
 */
public interface FrameLog {

    /** A log that keeps nothing. */
    FrameLog NONE = new FrameLog() {
        @Override
        public void received(byte[] text) {}

        @Override
        public void sent(byte[] text) {}

        @Override
        public void flush() {}
    };

    /** A text message came; called before what it means reaches the {@link Endpoint}. */
    void received(byte[] text);

    /** A text message is about to leave. */
    void sent(byte[] text);

    /** The peer answered a ping of ours after this time. */
    default void roundTrip(Duration time) {}

    /** What came before is to be with the operating system before what is sent next leaves. */
    void flush();
}
