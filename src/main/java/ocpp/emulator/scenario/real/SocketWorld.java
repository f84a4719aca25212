package ocpp.emulator.scenario.real;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import ocpp.emulator.chargepoint.ChargePointSetup;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.link.LinkCommand;
import ocpp.emulator.link.LinkEvent;
import ocpp.emulator.link.Network;
import ocpp.emulator.runner.Dialer;
import ocpp.emulator.runner.LinkCommands;
import ocpp.emulator.runner.RunnerResources;
import ocpp.emulator.runner.RunnerSetup;
import ocpp.emulator.runner.Transfers;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.run.OperatorRequest;
import ocpp.emulator.scenario.run.World;
import ocpp.socket.HandshakeResult;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** The world as it is: a socket to a central system, the operator API over HTTP, and the clock of this machine or a faster one. */
public final class SocketWorld implements World {
    private static final int NORMAL = 1000;
    /** Where time goes faster, the central system has still this time to answer. */
    private static final Duration LEAST_WAIT = Duration.ofSeconds(20);

    private static final Duration QUIET = Duration.ofMillis(100);
    private static final int MOST_WAITING = 100_000;
    private static final int FAST = 60;

    private final PacedClock clock;
    private final RunnerResources resources;
    private final ChargePointSetup chargePoint;
    private final URI url;
    private final Transfers transfers;
    private final Drivers drivers;
    private final Network network;
    private final ScheduledExecutorService timer = Wire.newTimer();
    /** What happened, to be looked at by the thread of the run; null for what has become stale by then. */
    private final BlockingQueue<Supplier<@Nullable Event>> happened = new LinkedBlockingQueue<>(MOST_WAITING);

    private Wire wire;
    private @Nullable ActorRef<LinkCommand> link;
    private @Nullable FileServer files;
    private int connection;

    /**
     * A world around one charge point.
     *
     * @param shared what all charge points of the process share; the clock is this world's
     * @param url of the central system, with the identity at its end
     * @param drivers of the central system
     * @param pace real or x60
     */
    public SocketWorld(RunnerResources shared, ChargePointSetup chargePoint, URI url, Drivers drivers, Pace pace) {
        this.clock = new PacedClock(pace == Pace.X60 ? FAST : 1);
        this.resources = new RunnerResources(
                shared.client(), shared.codec(), shared.socket(), shared.files(), shared.tracing(), clock);
        this.chargePoint = chargePoint;
        this.url = url;
        this.network = new Network(chargePoint.seed());
        this.wire = new Wire(network, clock, timer, this::addFrame);
        this.transfers = new Transfers(resources.files(), this::onFileEnded);
        this.drivers = drivers;
    }

    @Override
    public Instant now() {
        return clock.instant();
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
    public Duration quiet() {
        return clock.paced(QUIET);
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
            LinkCommand command = LinkCommands.of(effect);
            if (command == null) {
                transfers.carryOut(effect);
            } else {
                tell(command);
            }
        }
    }

    private void tell(LinkCommand command) {
        ActorRef<LinkCommand> open = link;
        if (open != null) {
            open.tell(command);
        }
    }

    private void connect(@Nullable String authorizationKey) {
        disconnect(NORMAL, "");
        int mine = connection;
        Wire line = new Wire(network, clock, timer, this::addFrame);
        wire = line;
        network.connected();
        Dialer dialer = new Dialer(resources, new RunnerSetup(chargePoint, url, null, null, line));
        var unused = dialer.connect(authorizationKey, event -> onLink(mine, line, event))
                .thenAccept(result -> {
                    if (!(result instanceof HandshakeResult.Accepted)) {
                        onHappened(mine, new Input.LinkRefused(String.valueOf(result)));
                    }
                });
    }

    private void disconnect(int code, String reason) {
        tell(new LinkCommand.Close(code, reason));
        link = null;
        connection++;
    }

    private void onLink(int mine, Wire line, LinkEvent event) {
        if (event instanceof LinkEvent.Opened opened) {
            line.opened(opened.link());
            Instant at = now();
            add(() -> {
                if (mine != connection) {
                    opened.link().tell(new LinkCommand.Close(NORMAL, ""));
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
        } else if (event instanceof LinkEvent.Invalid invalid) {
            onHappened(mine, new Input.BadText(invalid.reason()));
        } else if (event instanceof LinkEvent.Closed closed) {
            onHappened(mine, new Input.LinkDown(closed.reason().reason()));
        }
    }

    private void addFrame(Frame frame) {
        add(() -> frame);
    }

    private void onHappened(int mine, Input input) {
        Instant at = now();
        add(() -> mine == connection ? new Happened(at, input) : null);
    }

    private void onFileEnded(int job, Input end) {
        Instant at = now();
        add(() -> transfers.ended(job) ? new Happened(at, end) : null);
    }

    @Override
    public void sendText(String text) {
        if (link != null) {
            wire.submit(text);
        }
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public boolean hasOperator() {
        return drivers.operator() != null;
    }

    @Override
    public boolean canRestart() {
        return drivers.restart() != null;
    }

    @Override
    public void operate(OperatorRequest request) {
        var unused = drivers.ask(chargePoint.chargePointId(), request).thenAccept(answer -> {
            Instant at = now();
            add(() -> new Operated(at, answer));
        });
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
        disconnect(NORMAL, "");
        timer.shutdownNow();
        FileServer running = files;
        if (running != null) {
            running.close();
        }
    }
}
