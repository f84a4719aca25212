package ocpp.socket;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractGraphStageWithMaterializedValue;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.util.ByteString;

/** Opens a WebSocket as its client and lets the bytes pass from then on. The result comes once, and never fails. */
final class ClientHandshake
        extends AbstractGraphStageWithMaterializedValue<
                BidiShape<ByteString, ByteString, ByteString, ByteString>, CompletionStage<HandshakeResult>> {
    private final Inlet<ByteString> fromServer = Inlet.create("ClientHandshake.fromServer");
    private final Outlet<ByteString> toFrames = Outlet.create("ClientHandshake.toFrames");
    private final Inlet<ByteString> fromFrames = Inlet.create("ClientHandshake.fromFrames");
    private final Outlet<ByteString> toServer = Outlet.create("ClientHandshake.toServer");
    private final BidiShape<ByteString, ByteString, ByteString, ByteString> shape =
            BidiShape.of(fromServer, toFrames, fromFrames, toServer);
    private final ClientRequest request;

    ClientHandshake(ClientRequest request) {
        this.request = request;
    }

    @Override
    public BidiShape<ByteString, ByteString, ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public Pair<GraphStageLogic, CompletionStage<HandshakeResult>> createLogicAndMaterializedValuePair(
            Attributes attributes) {
        CompletableFuture<HandshakeResult> result = new CompletableFuture<>();
        return Pair.create(new ClientHandshakeLogic(shape, request, result), result);
    }
}
