package ocpp.socket;

import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;

/**
 * One WebSocket of either side, between its frames and its {@link Endpoint}. It is materialized once and never fails for
 * what the peer does: a fault of the peer becomes a Close and one log line.
 *
 * <pre>
 *  FrameEvent ~> FrameReader ~> Conversation ~> RpcSession ~> Endpoint
 *  FrameEvent <~ OutboundBuffer <~ FrameWriter <~ Conversation <~ RpcSession <~ Connection
 * </pre>
 */
final class ConnectionStage extends GraphStage<FlowShape<FrameEvent, FrameEvent>> {
    private final Inlet<FrameEvent> in = Inlet.create("Connection.in");
    private final Outlet<FrameEvent> out = Outlet.create("Connection.out");
    private final FlowShape<FrameEvent, FrameEvent> shape = FlowShape.of(in, out);
    private final ConnectionSetup setup;

    ConnectionStage(ConnectionSetup setup) {
        this.setup = setup;
    }

    @Override
    public FlowShape<FrameEvent, FrameEvent> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new ConnectionLogic(shape, setup);
    }
}
