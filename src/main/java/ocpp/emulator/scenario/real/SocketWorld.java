package ocpp.emulator.scenario.real;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.link.LinkCommand;
import ocpp.emulator.link.LinkEndpoint;
import ocpp.emulator.link.LinkEvent;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.run.OperatorAnswer;
import ocpp.emulator.scenario.run.OperatorRequest;
import ocpp.emulator.scenario.run.World;
import ocpp.socket.ClientRequest;
import ocpp.socket.ConnectionSetup;
import ocpp.socket.FrameLog;
import ocpp.socket.HandshakeResult;
import ocpp.socket.SocketSettings;
import ocpp.socket.WebSocketClient;
import ocpp.telemetry.Tracing;
import ocpp.wire.CodecSettings;
import ocpp.wire.FrameCodec;
import ocpp.wire.Side;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/** The world as it is: a socket to a central system, the operator API over HTTP, and the clock of this machine or a faster one. */
public final class SocketWorld implements World {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** Where time goes faster, the central system has still this time to answer. */
    private static final Duration LEAST_WAIT = Duration.ofSeconds(5);

    private static final int MOST_WAITING = 100_000;
    private static final int FAST = 60;

    private final Where where;
    private final WebSocketClient client;
    private final Tracing.ClientSession trace;
    private final PacedClock clock;
    /** What happened, to be looked at by the thread of the run; null for what has become stale by then. */
    private final BlockingQueue<Supplier<@Nullable Event>> happened = new LinkedBlockingQueue<>(MOST_WAITING);

    private @Nullable ActorRef<LinkCommand> link;
    private @Nullable FileServer files;
    private int connection;

    /**
     * Where the charge point and its operator go.
     *
     * @param url of the central system, with the identity at its end
     * @param operator null for none
     */
    public record Where(
            String chargePointId, URI url, @Nullable OperatorApi operator, SocketSettings socket) {}

    /** @param pace real or x60 */
    public SocketWorld(ActorSystem<?> system, Where where, Tracing.ClientSession trace, Pace pace) {
        this.where = where;
        this.client = new WebSocketClient(system);
        this.trace = trace;
        this.clock = new PacedClock(pace == Pace.X60 ? FAST : 1);
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public Instant peerTime(Instant at) {
        return clock.real(at);
    }

    @Override
    public Instant deadline(Duration within) {
        return clock.deadline(within, LEAST_WAIT);
    }

    @Override
    public Instant limit(Duration timeout) {
        return clock.deadline(timeout, timeout);
    }

    @Override
    public @Nullable Event next(Instant deadline) throws InterruptedException {
        while (true) {
            Duration wait = clock.real(Duration.between(now(), deadline));
            Supplier<@Nullable Event> next = happened.poll(Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
            if (next == null) {
                return null;
            }
            Event event = next.get();
            if (event != null) {
                return event;
            }
        }
    }

    private void add(Supplier<@Nullable Event> event) {
        if (!happened.offer(event)) {
            throw new IllegalStateException("more than " + MOST_WAITING + " events wait");
        }
    }

    @Override
    public void carryOut(Effect effect) {
        if (effect instanceof Effect.Connect connect) {
            connect(connect.authorizationKey());
        } else if (effect instanceof Effect.Disconnect disconnect) {
            disconnect(disconnect.code(), disconnect.reason());
        } else {
            LinkCommand command = command(effect);
            if (command != null) {
                tell(command);
            }
        }
    }

    private static @Nullable LinkCommand command(Effect effect) {
        if (effect instanceof Effect.Send send) {
            return new LinkCommand.Call(send.messageId(), send.request(), send.timeout());
        } else if (effect instanceof Effect.Answer answer) {
            return new LinkCommand.Answer(answer.messageId(), answer.payload());
        } else if (effect instanceof Effect.Refuse refusal) {
            return new LinkCommand.Refuse(refusal.messageId(), refusal.code(), refusal.description());
        }
        return null;
    }

    private void tell(LinkCommand command) {
        ActorRef<LinkCommand> open = link;
        if (open != null) {
            open.tell(command);
        }
    }

    private void connect(@Nullable String authorizationKey) {
        disconnect(1000, "");
        int mine = connection;
        ConnectionSetup setup = new ConnectionSetup(
                Side.CHARGE_POINT,
                where.chargePointId(),
                new FrameCodec(CodecSettings.chargePoint()),
                new LinkEndpoint(event -> onLink(mine, event)),
                new Frames(),
                trace.trace(),
                false,
                where.socket());
        ClientRequest request = new ClientRequest(
                where.url(), List.of("ocpp1.6"), headers(authorizationKey), CONNECT_TIMEOUT, null, null);
        var unused = client.connect(request, setup).thenAccept(result -> {
            if (!(result instanceof HandshakeResult.Accepted)) {
                onHappened(mine, new Input.LinkRefused(String.valueOf(result)));
            }
        });
    }

    private Map<String, String> headers(@Nullable String authorizationKey) {
        return trace.headers();
    }

    private void disconnect(int code, String reason) {
        tell(new LinkCommand.Close(code, reason));
        link = null;
        connection++;
    }

    private void onLink(int mine, LinkEvent event) {
        if (event instanceof LinkEvent.Opened opened) {
            Instant at = now();
            add(() -> {
                if (mine != connection) {
                    opened.link().tell(new LinkCommand.Close(1000, ""));
                    return null;
                }
                link = opened.link();
                return new Happened(at, new Input.LinkUp());
            });
        } else if (event instanceof LinkEvent.Called called) {
            onHappened(
                    mine,
                    new Input.Received(called.call().messageId(), called.call().payload()));
        } else if (event instanceof LinkEvent.Ended ended) {
            onHappened(mine, new Input.Ended(ended.messageId(), ended.outcome()));
        } else if (event instanceof LinkEvent.Closed closed) {
            onHappened(mine, new Input.LinkDown(closed.reason().reason()));
        }
    }

    private void onHappened(int mine, Input input) {
        Instant at = now();
        add(() -> mine == connection ? new Happened(at, input) : null);
    }

    @Override
    public void sendText(String text) {
        tell(new LinkCommand.Text(text));
    }

    @Override
    public boolean hasOperator() {
        return where.operator() != null;
    }

    @Override
    public void operate(OperatorRequest request) {
        OperatorApi operator = where.operator();
        if (operator == null) {
            add(() -> new Operated(now(), OperatorAnswer.trouble("no operator API")));
        } else {
            var unused = operator.ask(where.chargePointId(), request).thenAccept(answer -> {
                Instant at = now();
                add(() -> new Operated(at, answer));
            });
        }
    }

    @Override
    public String filesUrl() {
        FileServer running = files;
        if (running == null) {
            running = FileServer.start();
            files = running;
        }
        return running.url();
    }

    @Override
    public void close() {
        disconnect(1000, "");
        FileServer running = files;
        if (running != null) {
            running.close();
        }
    }

    /** Every text of the wire, whichever connection it is of. */
    private final class Frames implements FrameLog {
        @Override
        public void received(byte[] text) {
            Instant at = now();
            byte[] copy = text.clone();
            add(() -> new Frame(at, false, copy));
        }

        @Override
        public void sent(byte[] text) {
            Instant at = now();
            byte[] copy = text.clone();
            add(() -> new Frame(at, true, copy));
        }

        @Override
        public void flush() {}
    }
}
