package ocpp.transport;

import io.netty.channel.Channel;
import java.time.Duration;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.TLSProtocol.SslTlsInbound;
import org.apache.pekko.stream.TLSProtocol.SslTlsOutbound;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;

/** The bytes of one TCP connection, as pekko-http has them: what comes in is sent to the peer, what goes out came from it. */
final class ChannelStage extends GraphStage<FlowShape<SslTlsOutbound, SslTlsInbound>> {
    private final Inlet<SslTlsOutbound> in = Inlet.create("Channel.in");
    private final Outlet<SslTlsInbound> out = Outlet.create("Channel.out");
    private final FlowShape<SslTlsOutbound, SslTlsInbound> shape = FlowShape.of(in, out);
    private final Channel channel;
    private final SendBatches batches;
    private final Duration idleTimeout;

    /** @param idleTimeout a connection on which nothing moved for so long, and at most twice so long, is closed */
    ChannelStage(Channel channel, SendBatches batches, Duration idleTimeout) {
        this.channel = channel;
        this.batches = batches;
        this.idleTimeout = idleTimeout;
    }

    @Override
    public FlowShape<SslTlsOutbound, SslTlsInbound> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new ChannelLogic(shape, channel, batches, idleTimeout);
    }
}
