package ocpp.emulator.runner;

import java.time.Duration;
import java.time.Instant;
import ocpp.emulator.chargepoint.ChargePointView;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.chargepoint.VirtualChargePoint;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/** Runs one {@link VirtualChargePoint} in real time over a WebSocket: one actor with one timer. */
public final class StationRunner extends AbstractBehavior<StationRunner.Command> {

    /** What a runner is told. */
    public sealed interface Command {}

    /** Something happens to the charge point, at the time the runner hears of it. */
    public record Give(Input input) implements Command {}

    /** Sends a text over the open link as it stands; without a link it is lost. */
    public record SendText(String text) implements Command {}

    public record GetView(ActorRef<ChargePointView> replyTo) implements Command {}

    /** Switches off: closes the link, keeps the state, answers and stops. */
    public record Stop(ActorRef<Done> replyTo) implements Command {}

    private record Due() implements Command {}

    private final RunnerResources resources;
    private final RunnerSetup setup;
    private final TimerScheduler<Command> timers;
    private final VirtualChargePoint chargePoint;

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
        this.chargePoint = new VirtualChargePoint(
                setup.chargePoint(), null, resources.clock().instant());
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Give.class, message -> give(message.input()))
                .onMessage(SendText.class, message -> this)
                .onMessage(GetView.class, this::onGetView)
                .onMessage(Stop.class, this::onStop)
                .onMessage(Due.class, message -> give(new Input.Tick()))
                .build();
    }

    private Behavior<Command> onGetView(GetView message) {
        message.replyTo().tell(chargePoint.view(resources.clock().instant()));
        return this;
    }

    private Behavior<Command> onStop(Stop message) {
        message.replyTo().tell(Done.getInstance());
        return Behaviors.stopped();
    }

    private Behavior<Command> give(Input input) {
        Instant now = resources.clock().instant();
        setup.observer().input(now, input);
        for (Effect effect : chargePoint.handle(input, now)) {
            setup.observer().effect(now, effect);
        }
        Instant due = chargePoint.nextDeadline();
        if (due.equals(Instant.MAX)) {
            timers.cancel(Due.class);
        } else {
            Duration wait = Duration.between(now, due);
            timers.startSingleTimer(Due.class, new Due(), wait.isNegative() ? Duration.ZERO : wait);
        }
        return this;
    }
}
