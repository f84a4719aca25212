package ocpp.socket;

import org.apache.pekko.NotUsed;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.ProtocolException;
import org.apache.pekko.http.impl.engine.ws.UpgradeToWebSocketLowLevel;
import org.apache.pekko.http.impl.engine.ws.WebSocket$;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Graph;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;
import scala.Option;

/**
 * The parts of pekko-http's inside that carry WebSocket frames: the one place to look at when its version changes
 * (docs/decisions/0003). What {@link FrameReader} and {@link FrameWriter} use of it is the model of a frame.
 */
final class WebSocketHook {

    private static final String TRUNCATED = "Data truncated";

    private WebSocketHook() {}

    /** The upgrade that the request asks for, null where it is no WebSocket handshake. */
    static @Nullable WebSocketUpgrade upgradeOf(HttpRequest request) {
        return request.getAttribute(AttributeKeys.webSocketUpgrade).orElse(null);
    }

    /** The response that hands the socket's frames to the graph, without a subprotocol. */
    @SuppressWarnings("unchecked")
    static HttpResponse accept(WebSocketUpgrade upgrade, Graph<FlowShape<FrameEvent, FrameEvent>, NotUsed> frames) {
        return ((UpgradeToWebSocketLowLevel) upgrade)
                .handleFrames((Graph<FlowShape<FrameEvent, FrameEvent>, Object>) (Graph<?, ?>) frames, Option.empty());
    }

    /**
     * What pekko-http's parser of frames found wrong, null where the bytes only ended or the socket failed. It knows only
     * one fault by itself: a length beyond 63 bits.
     */
    static @Nullable String faultOf(Throwable failure) {
        boolean isFault = failure instanceof ProtocolException && !TRUNCATED.equals(failure.getMessage());
        return isFault ? String.valueOf(failure.getMessage()) : null;
    }

    /** Between the bytes of a socket and its frames. */
    static BidiFlow<ByteString, FrameEvent, FrameEvent, ByteString, NotUsed> framing() {
        return new BidiFlow<>(WebSocket$.MODULE$.framing());
    }
}
