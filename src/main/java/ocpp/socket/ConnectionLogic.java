package ocpp.socket;

import java.time.Duration;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.stream.FlowShape;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.stage.InHandler;
import org.apache.pekko.stream.stage.OutHandler;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;
import scala.runtime.BoxedUnit;

/**
 * Carries the {@link Traffic} of one WebSocket over its stream. Each event is followed by the same steps: send, end, read
 * on, set the timer. One timer serves every deadline of the connection; it is only ever set to an earlier time, so that
 * a message costs none.
 */
final class ConnectionLogic extends TimerGraphStageLogic implements InHandler, OutHandler {
    private static final String TIMER = "timer";
    private static final long SHORTEST_WAIT = Duration.ofMillis(1).toNanos();
    private static final TcpReset PEER_TAKES_NOTHING = new TcpReset("the peer takes nothing");
    private static final TcpReset CUT = new TcpReset("cut without Close");

    private final Inlet<FrameEvent> in;
    private final Outlet<FrameEvent> out;
    private final Endpoint endpoint;
    private final Traffic traffic;
    private boolean isOpened;
    private boolean isArmed;
    private long armedFor;

    /** Ends the stream without a word more: the TCP connection is reset. */
    private static final class TcpReset extends RuntimeException {
        TcpReset(String cause) {
            super(cause, null, false, false);
        }
    }

    ConnectionLogic(FlowShape<FrameEvent, FrameEvent> shape, ConnectionSetup setup) {
        super(shape);
        this.in = shape.in();
        this.out = shape.out();
        this.endpoint = setup.endpoint();
        this.traffic = new Traffic(setup, System.nanoTime());
        setHandler(in, this);
        setHandler(out, this);
    }

    @Override
    public void preStart() {
        getStageActor(told -> {
            onMessage(told._2());
            return BoxedUnit.UNIT;
        });
    }

    @Override
    public void onPush() {
        begin();
        traffic.read(grab(in));
        settle();
    }

    /** The first pull comes when the handshake is done: then the socket is open. */
    @Override
    public void onPull() {
        begin();
        if (!isOpened) {
            isOpened = true;
            endpoint.opened(new OpenConnection(this, traffic));
        }
        settle();
    }

    @Override
    public void onTimer(Object key) {
        begin();
        isArmed = false;
        if (!traffic.isCloseOverdue()) {
            traffic.expire();
            settle();
        } else if (traffic.hasFrame()) {
            failStage(PEER_TAKES_NOTHING);
        } else {
            completeStage();
        }
    }

    @Override
    public void onUpstreamFinish() {
        begin();
        traffic.inputEnded("the peer ended the socket without Close");
        settle();
    }

    @Override
    public void onUpstreamFailure(Throwable failure) {
        begin();
        String fault = WebSocketHook.faultOf(failure);
        if (fault != null) {
            traffic.fault(CloseCodes.PROTOCOL_ERROR, fault);
        }
        traffic.inputEnded(String.valueOf(failure.getMessage()));
        settle();
    }

    @Override
    public void onDownstreamFinish(Throwable cause) {
        begin();
        traffic.inputEnded("the peer ended the socket without Close");
        completeStage();
    }

    @Override
    public void postStop() {
        begin();
        traffic.stopped(isOpened);
    }

    ActorRef self() {
        return stageActor().ref();
    }

    /** Ends the connection without Close. */
    void cut() {
        traffic.inputEnded("cut without Close");
        failStage(CUT);
    }

    void watch(ActorRef actor) {
        stageActor().watch(actor);
    }

    private void onMessage(Object message) {
        begin();
        endpoint.message(message);
        settle();
    }

    private void begin() {
        traffic.begin(System.nanoTime());
    }

    private void settle() {
        if (isAvailable(out) && traffic.hasFrame()) {
            push(out, traffic.nextFrame());
        }
        traffic.settle();
        if (traffic.hasEnded(isClosed(in))) {
            completeStage();
            return;
        }
        if (!isClosed(in) && !hasBeenPulled(in) && traffic.mayRead()) {
            pull(in);
        }
        arm();
    }

    private void arm() {
        long wait = traffic.nanosToDeadline();
        if (wait != Long.MAX_VALUE && (!isArmed || armedFor - (traffic.now() + wait) > 0)) {
            isArmed = true;
            armedFor = traffic.now() + wait;
            scheduleOnce(TIMER, Duration.ofNanos(Math.max(wait, SHORTEST_WAIT)));
        }
    }
}
