package ocpp.socket;

import java.time.Duration;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.wire.ErrorCode;
import org.apache.pekko.actor.ActorRef;

/** One open WebSocket. Its methods may be called only from the methods of its {@link Endpoint}. */
public interface Connection {

    /** The address of the connection: what is told to it arrives at {@link Endpoint#message}; it terminates with the socket. */
    ActorRef self();

    /** Answers the CALL of the peer with this id; ignored when the CALL was answered already. */
    void answer(String messageId, ResponsePayload payload);

    /** Answers the CALL of the peer with this id with a CALLERROR; ignored when the CALL was answered already. */
    void refuse(String messageId, ErrorCode code, String description);

    /** Leaves the CALL of the peer with this id without an answer (BOOT-07); ignored when the CALL was answered already. */
    void ignore(String messageId);

    /** Sends a CALL, now or when those before it have ended; its end arrives at {@link Endpoint#ended}. */
    void call(String messageId, RequestPayload<?> request, Duration timeout);

    /** Sends one text message that is no OCPP frame (EDGE-02). */
    void text(String text);

    /** Takes a text that {@link Endpoint#arriving} has held up. */
    void arrive(byte[] text);

    /** Has {@link org.apache.pekko.actor.Terminated} of this actor arrive at {@link Endpoint#message}. */
    void watch(ActorRef actor);

    /** Sends a ping every so often from now on; zero sends none (J-CONN-18). */
    void pingEvery(Duration interval);

    /**
     * Sends Close and ends the connection, at the latest after the close timeout.
     *
     * @param code WebSocket close code (RFC 6455, 7.4), 1000 to 4999
     * @param reason for people, cut at 123 bytes of UTF-8
     */
    void close(int code, String reason);

    /** Ends the connection at once and without Close, as the loss of its carrier does: TCP is reset. */
    void cut();
}
