package ocpp.socket;

import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.stream.BidiShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import org.apache.pekko.util.ByteString;

/** Sends the request, reads the response, then steps aside. */
final class ClientHandshakeLogic extends TimerGraphStageLogic {
    private static final String TIMER = "timer";
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int HEAD_LIMIT = 16 * 1024;

    private final Inlet<ByteString> fromServer;
    private final Outlet<ByteString> toFrames;
    private final Inlet<ByteString> fromFrames;
    private final Outlet<ByteString> toServer;
    private final ClientRequest request;
    private final HandshakeText text;
    private final CompletableFuture<HandshakeResult> result;
    private ByteString head = ByteString.emptyByteString();
    private boolean isSent;
    private boolean isOpen;

    ClientHandshakeLogic(
            BidiShape<ByteString, ByteString, ByteString, ByteString> shape,
            ClientRequest request,
            CompletableFuture<HandshakeResult> result) {
        super(shape);
        this.fromServer = shape.in1();
        this.toFrames = shape.out1();
        this.fromFrames = shape.in2();
        this.toServer = shape.out2();
        this.request = request;
        this.text = new HandshakeText(request);
        this.result = result;
        setHandler(fromServer, new FromServer());
        setHandler(toFrames, new ToFrames());
        setHandler(fromFrames, new FromFrames());
        setHandler(toServer, new ToServer());
    }

    @Override
    public void preStart() {
        scheduleOnce(TIMER, request.timeout());
        pull(fromServer);
    }

    @Override
    public void onTimer(Object key) {
        end(new HandshakeResult.NotConnected(
                "no WebSocket within " + request.timeout().toMillis() + " ms"));
    }

    @Override
    public void postStop() {
        result.complete(new HandshakeResult.NotConnected("the client was stopped"));
    }

    private final class FromServer extends AbstractInHandler {
        @Override
        public void onPush() {
            if (isOpen) {
                push(toFrames, grab(fromServer));
            } else {
                onHead(grab(fromServer));
            }
        }

        @Override
        public void onUpstreamFinish() {
            if (isOpen) {
                complete(toFrames);
            } else {
                end(new HandshakeResult.NotConnected("the server ended the connection without an answer"));
            }
        }

        @Override
        public void onUpstreamFailure(Throwable failure) {
            if (isOpen) {
                fail(toFrames, failure);
            } else {
                end(new HandshakeResult.NotConnected(causeOf(failure)));
            }
        }
    }

    private final class ToFrames extends AbstractOutHandler {
        @Override
        public void onPull() {
            if (isOpen && !hasBeenPulled(fromServer) && !isClosed(fromServer)) {
                pull(fromServer);
            }
        }

        @Override
        public void onDownstreamFinish(Throwable cause) {
            cancel(fromServer, cause);
        }
    }

    private final class FromFrames extends AbstractInHandler {
        @Override
        public void onPush() {
            push(toServer, grab(fromFrames));
        }

        @Override
        public void onUpstreamFinish() {
            complete(toServer);
        }

        @Override
        public void onUpstreamFailure(Throwable failure) {
            fail(toServer, failure);
        }
    }

    private final class ToServer extends AbstractOutHandler {
        @Override
        public void onPull() {
            if (!isSent) {
                isSent = true;
                push(toServer, ByteString.fromArrayUnsafe(text.request()));
            } else if (isOpen && !isClosed(fromFrames)) {
                pull(fromFrames);
            }
        }

        /** Before the handshake is done the reason comes from the other direction, or the time runs out. */
        @Override
        public void onDownstreamFinish(Throwable cause) {
            if (isOpen) {
                cancel(fromFrames, cause);
            }
        }
    }

    private void onHead(ByteString more) {
        head = head.concat(more);
        String read = head.decodeString(StandardCharsets.ISO_8859_1);
        int end = read.indexOf(END_OF_HEAD);
        if (end >= 0) {
            onResult(text.result(read.substring(0, end)), head.drop(end + END_OF_HEAD.length()));
        } else if (read.length() > HEAD_LIMIT) {
            end(new HandshakeResult.NotConnected("the head of the answer is longer than " + HEAD_LIMIT + " bytes"));
        } else {
            pull(fromServer);
        }
    }

    private void onResult(HandshakeResult found, ByteString frames) {
        if (!(found instanceof HandshakeResult.Accepted)) {
            end(found);
            return;
        }
        isOpen = true;
        head = ByteString.emptyByteString();
        cancelTimer(TIMER);
        result.complete(found);
        if (!frames.isEmpty()) {
            emit(toFrames, frames);
        } else if (isAvailable(toFrames)) {
            pull(fromServer);
        }
        if (isAvailable(toServer)) {
            pull(fromFrames);
        }
    }

    private void end(HandshakeResult found) {
        result.complete(found);
        completeStage();
    }

    private static String causeOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return root instanceof UnknownHostException ? "unknown host " + message : message;
    }
}
