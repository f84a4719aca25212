package ocpp.emulator.runner;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import ocpp.emulator.chargepoint.ChargePointView;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.chargepoint.SavedState;
import ocpp.emulator.chargepoint.VirtualChargePoint;
import ocpp.emulator.link.LinkCommand;
import ocpp.emulator.link.LinkEvent;
import ocpp.socket.CloseCodes;
import ocpp.socket.HandshakeResult;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Runs one {@link VirtualChargePoint} in real time over a WebSocket: one actor with one timer. Effects that follow a
 * state to be kept wait until it is on the disk.
 */
public final class StationRunner extends AbstractBehavior<StationRunner.Command> {

    /** What a runner is told. */
    public sealed interface Command {}

    /** Something happens to the charge point, at the time the runner hears of it. */
    public record Give(Input input) implements Command {}

    /** Sends a text over the open link as it stands; without a link it is lost. */
    public record SendText(String text) implements Command {}

    public record GetView(ActorRef<ChargePointView> replyTo) implements Command {}

    /** Switches off in good order, closes the link, answers and stops; within 5 s. */
    public record Stop(ActorRef<Done> replyTo) implements Command {}

    /** @param attempt the connection it is about */
    private record OnLink(int attempt, LinkEvent event) implements Command {}

    private record NotConnected(int attempt, String reason) implements Command {}

    private record FileEnded(int job, Input end) implements Command {}

    private record StateKept(@Nullable Throwable problem) implements Command {}

    private record Due() implements Command {}

    private record CloseTooLong() implements Command {}

    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(2500);

    private final RunnerResources resources;
    private final RunnerSetup setup;
    private final TimerScheduler<Command> timers;
    private final VirtualChargePoint chargePoint;
    private final Dialer dialer;
    private final Deque<Effect> toDo = new ArrayDeque<>();
    private final Transfers transfers;
    private int attempt;
    private @Nullable ActorRef<LinkCommand> link;
    private @Nullable ActorRef<Done> stopTo;
    private boolean keeping;
    private boolean off;
    private boolean closing;

    /** A charge point that is off until it is given {@link Input.PowerOn}. */
    public static Behavior<Command> create(RunnerResources resources, RunnerSetup setup) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new StationRunner(context, timers, resources, setup)));
    }

    private StationRunner(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            RunnerResources resources,
            RunnerSetup setup) {
        super(context);
        this.resources = resources;
        this.setup = setup;
        this.timers = timers;
        this.dialer = new Dialer(resources, setup);
        this.transfers =
                new Transfers(resources.files(), (job, end) -> context.getSelf().tell(new FileEnded(job, end)));
        StateFile store = setup.store();
        this.chargePoint = new VirtualChargePoint(
                setup.chargePoint(),
                store == null ? null : store.saved(),
                resources.clock().instant());
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Give.class, message -> give(message.input()))
                .onMessage(SendText.class, this::onSendText)
                .onMessage(GetView.class, this::onGetView)
                .onMessage(Stop.class, this::onStop)
                .onMessage(OnLink.class, this::onLink)
                .onMessage(NotConnected.class, this::onNotConnected)
                .onMessage(FileEnded.class, this::onFileEnded)
                .onMessage(StateKept.class, this::onStateKept)
                .onMessage(Due.class, message -> give(new Input.Tick()))
                .onMessage(CloseTooLong.class, message -> finish())
                .build();
    }

    private Behavior<Command> onSendText(SendText message) {
        tellLink(new LinkCommand.Text(message.text()));
        return this;
    }

    private Behavior<Command> onGetView(GetView message) {
        message.replyTo().tell(chargePoint.view(resources.clock().instant()));
        return this;
    }

    private Behavior<Command> onStop(Stop message) {
        stopTo = message.replyTo();
        return give(new Input.SwitchOff());
    }

    private Behavior<Command> onLink(OnLink message) {
        LinkEvent event = message.event();
        if (message.attempt() != attempt) {
            return onOldLink(event);
        }
        if (event instanceof LinkEvent.Opened opened) {
            link = opened.link();
            return give(new Input.LinkUp());
        } else if (event instanceof LinkEvent.Called called) {
            return give(
                    new Input.Received(called.call().messageId(), called.call().payload()));
        } else if (event instanceof LinkEvent.Ended ended) {
            return give(new Input.Ended(ended.messageId(), ended.outcome()));
        } else if (event instanceof LinkEvent.Invalid invalid) {
            return give(new Input.BadText(invalid.reason()));
        } else if (event instanceof LinkEvent.Closed closed) {
            link = null;
            attempt++;
            return give(new Input.LinkDown(
                    closed.reason().code() + " " + closed.reason().reason()));
        }
        return this;
    }

    /** A link that the charge point has given up. */
    private Behavior<Command> onOldLink(LinkEvent event) {
        if (event instanceof LinkEvent.Opened opened) {
            opened.link().tell(new LinkCommand.Close(CloseCodes.ABNORMAL, ""));
        } else if (event instanceof LinkEvent.Closed && closing) {
            return finish();
        }
        return this;
    }

    private Behavior<Command> onNotConnected(NotConnected message) {
        if (message.attempt() != attempt) {
            return this;
        }
        attempt++;
        return give(new Input.LinkRefused(message.reason()));
    }

    private Behavior<Command> onFileEnded(FileEnded message) {
        return transfers.ended(message.job()) ? give(message.end()) : this;
    }

    private Behavior<Command> onStateKept(StateKept message) {
        keeping = false;
        if (message.problem() != null) {
            getContext()
                    .getLog()
                    .error(
                            "{}: its state is not kept: {}",
                            setup.chargePoint().chargePointId(),
                            message.problem().getMessage());
        }
        return carryOut();
    }

    private Behavior<Command> give(Input input) {
        Instant now = resources.clock().instant();
        setup.observer().input(now, input);
        toDo.addAll(chargePoint.handle(input, now));
        Instant due = chargePoint.nextDeadline();
        if (due.equals(Instant.MAX)) {
            timers.cancel(Due.class);
        } else {
            Duration wait = Duration.between(now, due);
            timers.startSingleTimer(Due.class, new Due(), wait.isNegative() ? Duration.ZERO : wait);
        }
        return carryOut();
    }

    private Behavior<Command> carryOut() {
        while (!keeping && !toDo.isEmpty()) {
            Effect effect = toDo.remove();
            setup.observer().effect(resources.clock().instant(), effect);
            carryOut(effect);
        }
        return off && !keeping && !closing ? finish() : this;
    }

    private void carryOut(Effect effect) {
        LinkCommand command = LinkCommands.of(effect);
        if (command != null) {
            tellLink(command);
        } else if (effect instanceof Effect.Connect connect) {
            connect(connect.authorizationKey());
        } else if (effect instanceof Effect.Disconnect disconnect) {
            disconnect(disconnect);
        } else if (effect instanceof Effect.Journal journal) {
            keep(journal.state());
        } else if (effect instanceof Effect.SwitchedOff) {
            off = stopTo != null;
        } else {
            transfers.carryOut(effect);
        }
    }

    private void connect(@Nullable String authorizationKey) {
        int number = ++attempt;
        ActorRef<Command> self = getContext().getSelf();
        var unused = dialer.connect(authorizationKey, event -> self.tell(new OnLink(number, event)))
                .thenAccept(result -> {
                    if (!(result instanceof HandshakeResult.Accepted)) {
                        self.tell(new NotConnected(number, result.toString()));
                    }
                });
    }

    private void disconnect(Effect.Disconnect disconnect) {
        attempt++;
        if (link != null) {
            link.tell(new LinkCommand.Close(disconnect.code(), disconnect.reason()));
            link = null;
            if (stopTo != null) {
                closing = true;
                timers.startSingleTimer(CloseTooLong.class, new CloseTooLong(), CLOSE_TIMEOUT);
            }
        }
    }

    private void keep(SavedState state) {
        StateFile store = setup.store();
        if (store != null) {
            keeping = true;
            Executor blocking = getContext().getSystem().dispatchers().lookup(DispatcherSelector.blocking());
            getContext()
                    .pipeToSelf(
                            CompletableFuture.runAsync(() -> store.write(state), blocking),
                            (done, problem) -> new StateKept(problem));
        }
    }

    private Behavior<Command> finish() {
        ActorRef<Done> asked = stopTo;
        if (asked != null) {
            asked.tell(Done.getInstance());
        }
        return Behaviors.stopped();
    }

    private void tellLink(LinkCommand command) {
        if (link != null) {
            link.tell(command);
        }
    }
}
