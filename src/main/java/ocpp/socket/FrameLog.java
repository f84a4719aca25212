package ocpp.socket;

/** Sees every text message of one connection in the order of the wire, on the thread of its {@link Endpoint}. */
public interface FrameLog {

    /** A text message came; called before what it means reaches the {@link Endpoint}. */
    void received(String text);

    /** A text message is about to leave. */
    void sent(String text);
}
