package ocpp.operator;

import java.time.Duration;

/** Takes the frames of one charge point, for people to look at. Thread-safe, never blocks for long, never fails. */
public interface FrameTap {

    /** A text message came, as UTF-8; read before the method returns. */
    void received(byte[] text);

    /** A text message is about to leave, as UTF-8; read before the method returns. */
    void sent(byte[] text);

    /** A ping was answered. */
    void roundTrip(Duration time);
}
