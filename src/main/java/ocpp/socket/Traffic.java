package ocpp.socket;

import java.time.Duration;
import ocpp.rpc.RpcSession;
import ocpp.wire.Side;
import org.apache.pekko.http.impl.engine.ws.FrameEvent;
import org.apache.pekko.http.impl.engine.ws.FrameStart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes from and goes to one peer, apart from the stream that carries it: what waits, what is overdue, and how it
 * ends. Every event begins with {@link #begin} and ends with {@link #settle}.
 */
final class Traffic implements Conversation.Line, FrameReader.Output {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionStage.class);

    private final ConnectionSetup setup;
    private final SocketSettings settings;
    private final Conversation conversation;
    private final RpcSession session;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final OutboundBuffer outbound;
    private final Liveness liveness;

    private long now;
    private boolean isPaused;
    private long pausedAt;
    private boolean isHeld;
    private long heldAt;

    private @Nullable CloseReason closing;
    private long closingSince;
    private boolean peerHasClosed;

    Traffic(ConnectionSetup setup, long nowNanos) {
        boolean isServer = setup.side() == Side.CENTRAL_SYSTEM;
        this.setup = setup;
        this.settings = setup.settings();
        this.conversation = new Conversation(setup, this);
        this.session = conversation.session();
        this.reader = new FrameReader(isServer, settings.messageLimit(), this);
        this.writer = isServer ? FrameWriter.ofServer() : FrameWriter.ofClient();
        this.outbound = new OutboundBuffer(settings.outboundLimit());
        this.liveness = new Liveness(settings.pingInterval(), settings.lostPings(), nowNanos);
        this.now = nowNanos;
    }

    RpcSession session() {
        return session;
    }

    long now() {
        return now;
    }

    // events

    void begin(long nowNanos) {
        now = nowNanos;
    }

    void read(FrameEvent event) {
        liveness.heard();
        reader.read(event, now);
    }

    /** Ends what is overdue and sends the ping that is due. */
    void expire() {
        session.expireAnswers(now);
        if (!isPaused) {
            session.expireCall(now);
            ping();
        }
        if (outbound.nanosStuck(now) >= settings.slowReaderTimeout().toNanos()) {
            outbound.clear();
            fault(CloseCodes.POLICY, "nothing was taken for " + inWords(settings.slowReaderTimeout()));
        }
        if (!isPaused && reader.nanosInMessage(now) >= settings.messageTimeout().toNanos()) {
            fault(CloseCodes.POLICY, "a message not complete after " + inWords(settings.messageTimeout()));
        }
    }

    /** Nothing more comes from the peer. */
    void inputEnded(String cause) {
        isOver(new CloseReason(CloseCodes.ABNORMAL, cause, true));
    }

    /** The stream has ended; the endpoint hears of it only if it has heard of its beginning. */
    void stopped(boolean wasOpened) {
        CloseReason reason = isOver(new CloseReason(CloseCodes.ABNORMAL, "the stream was stopped", false));
        setup.frames().flush();
        setup.trace().closed();
        if (wasOpened) {
            setup.endpoint().closed(reason);
        }
    }

    /** What is answered later is written to the log together with its answer. */
    void settle() {
        if (outbound.isFull() && !isHeld) {
            isHeld = true;
            heldAt = now;
            session.hold();
        } else if (!outbound.isFull() && isHeld) {
            isHeld = false;
            session.release(now - heldAt);
        }
        if (session.nanosToOwedAnswer(now) == Long.MAX_VALUE) {
            setup.frames().flush();
        }
    }

    // what the stream asks

    boolean hasFrame() {
        return !outbound.isEmpty();
    }

    /** The next frame for the peer; there must be one. What was logged of it is with the operating system. */
    FrameStart nextFrame() {
        setup.frames().flush();
        return outbound.remove(now);
    }

    /** Whether there is room for what comes; if not, the time until there is does not count against the peer. */
    boolean mayRead() {
        boolean hasRoom = !isOpen() || !outbound.isFull() && !session.isFull();
        if (hasRoom && isPaused) {
            isPaused = false;
            session.extendCall(now - pausedAt);
            liveness.extend(now - pausedAt);
        } else if (!hasRoom && !isPaused) {
            isPaused = true;
            pausedAt = now;
        }
        return hasRoom;
    }

    boolean hasEnded(boolean inputEnded) {
        boolean peerIsDone = inputEnded || peerHasClosed && setup.side() == Side.CENTRAL_SYSTEM;
        return !isOpen() && outbound.isEmpty() && peerIsDone;
    }

    boolean isCloseOverdue() {
        return !isOpen() && now - closingSince >= settings.closeTimeout().toNanos();
    }

    /** Nanoseconds until {@link #expire} or {@link #isCloseOverdue} is worth a call. */
    long nanosToDeadline() {
        if (!isOpen()) {
            return settings.closeTimeout().toNanos() - (now - closingSince);
        }
        long wait = session.nanosToOwedAnswer(now);
        if (!isPaused) {
            wait = Math.min(wait, Math.min(session.nanosToCallTimeout(now), liveness.nanosToPing(now)));
        }
        if (!isPaused && reader.nanosInMessage(now) >= 0) {
            wait = Math.min(wait, settings.messageTimeout().toNanos() - reader.nanosInMessage(now));
        }
        if (!outbound.isEmpty()) {
            wait = Math.min(wait, settings.slowReaderTimeout().toNanos() - outbound.nanosStuck(now));
        }
        return wait;
    }

    // what the frames were

    @Override
    public void text(byte[] text) {
        conversation.received(text, now);
    }

    @Override
    public void binary() {
        session.binary();
    }

    @Override
    public void ping(byte[] payload) {
        outbound.add(writer.pong(payload), now);
    }

    @Override
    public void pong(byte[] payload) {
        long roundTrip = liveness.roundTrip(payload, now);
        if (roundTrip >= 0) {
            setup.frames().roundTrip(Duration.ofNanos(roundTrip));
        }
    }

    @Override
    public void peerClosed(int code, String reason) {
        peerHasClosed = true;
        close(new CloseReason(code, reason, true), "");
    }

    @Override
    public void fault(int closeCode, String reason) {
        if (isOpen()) {
            LOG.warn("{}: Close {}: {}", setup.peer(), closeCode, reason);
            close(new CloseReason(closeCode, reason, false), reason);
        }
    }

    // what is to be sent

    @Override
    public boolean isOpen() {
        return closing == null;
    }

    @Override
    public void send(byte[] text) {
        outbound.add(writer.text(text), now);
    }

    /** Sends a text that is no OCPP frame. */
    void sendPlain(byte[] text) {
        if (outbound.isFull()) {
            fault(CloseCodes.POLICY, "texts are not taken as fast as they are sent");
        }
        conversation.send(text);
        session.dumped();
    }

    void ignore(String messageId) {
        conversation.ignore(messageId);
    }

    /** Takes a text that was held up. */
    void arrive(byte[] text) {
        if (isOpen()) {
            conversation.arrived(text, now);
        }
    }

    void pingEvery(Duration interval) {
        liveness.pingEvery(interval, now);
    }

    /** Sends Close; the first cause counts. */
    void close(CloseReason cause, String reason) {
        if (isOpen()) {
            isOver(cause);
            outbound.add(writer.close(cause.code(), reason), now);
        }
    }

    private void ping() {
        if (isOpen() && liveness.nanosToPing(now) <= 0) {
            if (liveness.isDead()) {
                fault(CloseCodes.GOING_AWAY, "no sign of life after " + settings.lostPings() + " pings");
            } else {
                outbound.add(writer.ping(liveness.nextPing(now)), now);
            }
        }
    }

    /** Ends every CALL; from now on only the peer's Close is looked for. */
    private CloseReason isOver(CloseReason cause) {
        if (closing == null) {
            closing = cause;
            closingSince = now;
            reader.discard();
            session.close();
        }
        return closing;
    }

    private static String inWords(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
