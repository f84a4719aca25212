package ocpp.emulator.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import ocpp.emulator.chargepoint.ChargePointView;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.fleet.FleetOutcome.Ending;
import ocpp.emulator.runner.StationRunner;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/** Runs one fleet in real time: parent of its charge points, it does what its plan says when it says so. */
public final class Fleet extends AbstractBehavior<Fleet.Command> {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);
    private static final Duration SWITCH_OFF_TIMEOUT = Duration.ofSeconds(4);

    /** What a fleet is told. */
    public sealed interface Command {}

    /** Ends it now: the connections are closed, nothing else is waited for. */
    public record End() implements Command {}

    /** Somebody at the terminal presses a key; of no effect once the plan is over. */
    public record Press(Hotkey key) implements Command {}

    record Due() implements Command {}

    record EverySecond() implements Command {}

    record Seen(ChargePointView view) implements Command {}

    record Off(int station) implements Command {}

    record SwitchOffOverdue() implements Command {}

    private final FleetRun run;
    private final FleetPlan plan;
    private final Roster roster;
    private final Measurements measurements;
    private final Consumer<FleetOutcome> onEnd;
    private final TimerScheduler<Command> timers;
    private final ActorRef<ChargePointView> views;
    private final Instant start;
    private final Agenda agenda = new Agenda();
    private final Ramp ramp;
    private final Drivers drivers;
    private final Incidents incidents;
    private final Interventions interventions;
    private final FleetPower power;

    private Ending ending = Ending.COMPLETE;
    private @Nullable Duration drained;
    private boolean isSwitchedOff;
    private boolean isTold;
    private int off;
    private long seconds;
    private double callsBefore;

    /**
     * @param onEnd hears once how it ended, on the thread of the actor, which stops then
     * @throws IllegalArgumentException where the URL of the run cannot be used; the message names it
     */
    public static Behavior<Command> create(FleetRun run, Consumer<FleetOutcome> onEnd) {
        Measurements measurements = new Measurements();
        Roster roster = new Roster(run.plan(), run.url(), measurements);
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new Fleet(context, timers, run, roster, measurements, onEnd)));
    }

    private Fleet(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            FleetRun run,
            Roster roster,
            Measurements measurements,
            Consumer<FleetOutcome> onEnd) {
        super(context);
        this.run = run;
        this.plan = run.plan();
        this.roster = roster;
        this.measurements = measurements;
        this.onEnd = onEnd;
        this.timers = timers;
        this.views = context.messageAdapter(ChargePointView.class, Seen::new);
        this.start = run.resources().clock().instant();
        this.ramp = new Ramp(plan.connect(), plan.stations());
        this.drivers = new Drivers(roster, agenda);
        this.power = new FleetPower(measurements, run.settings().meterInterval());
        OperatorCalls operators =
                new OperatorCalls(run.operatorUrl(), run.settings().operatorCalls(), measurements);
        this.incidents = new Incidents(plan, roster, agenda, operators, start);
        this.interventions = new Interventions(
                roster, agenda, drivers, incidents, plan.connect().perSecond());
        plan();
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Due.class, this::onDue)
                .onMessage(EverySecond.class, this::onEverySecond)
                .onMessage(Seen.class, this::onSeen)
                .onMessage(End.class, this::onEnd)
                .onMessage(Press.class, this::onPress)
                .onMessage(Off.class, this::onOff)
                .onMessage(SwitchOffOverdue.class, message -> ended())
                .onSignal(PostStop.class, this::onPostStop)
                .build();
    }

    private void plan() {
        agenda.add(Duration.ZERO, new Step.SwitchOn());
        plan.events().forEach(event -> agenda.add(event.at(), new Step.Befall(event)));
        agenda.add(run.settings().giveUpAfter(), new Step.GiveUp());
        agenda.add(plan.duration(), new Step.WindDown());
        timers.startTimerAtFixedRate(new EverySecond(), SECOND);
        setTimer();
    }

    private Behavior<Command> onDue(Due message) {
        for (Agenda.Entry entry = agenda.takeDue(elapsed()); entry != null; entry = agenda.takeDue(elapsed())) {
            measurements.delay(elapsed().minus(entry.at()));
            perform(entry.step());
        }
        setTimer();
        return this;
    }

    private Behavior<Command> onEverySecond(EverySecond message) {
        double calls = measurements.sum(Figure.CALLS);
        run.progress().accept(status((long) (calls - callsBefore)));
        callsBefore = calls;
        seconds++;
        incidents.release(run.resources().clock().instant());
        power.look(roster, plan, seconds, views);
        Duration until = drained;
        if (until != null
                && elapsed().compareTo(until) > 0
                && measurements.transactions().open() == 0) {
            switchOff();
        }
        return this;
    }

    private Behavior<Command> onSeen(Seen message) {
        power.seen(message.view());
        return this;
    }

    private Behavior<Command> onEnd(End message) {
        if (!isSwitchedOff) {
            ending = Ending.INTERRUPTED;
            switchOff();
        }
        return roster.members().isEmpty() ? ended() : this;
    }

    private Behavior<Command> onPress(Press message) {
        if (message.key() == Hotkey.QUIT) {
            return onEnd(new End());
        } else if (!isSwitchedOff && drained == null) {
            interventions.press(message.key(), elapsed());
            setTimer();
        }
        return this;
    }

    private Behavior<Command> onOff(Off message) {
        off++;
        if (!isSwitchedOff) {
            measurements.count(Figure.BROKEN_STATIONS);
        }
        return isSwitchedOff && off == roster.members().size() ? ended() : this;
    }

    private void perform(Step step) {
        if (step instanceof Step.SwitchOn) {
            switchOn();
        } else if (step instanceof Step.OfDriver driver) {
            drivers.perform(driver);
        } else if (step instanceof Step.Befall befall) {
            incidents.befall(befall.event());
        } else if (step instanceof Step.LinksBack back) {
            incidents.linksBack(back.stations());
        } else if (step instanceof Step.Restart restart) {
            Interventions.restart(restart.member());
        } else if (step instanceof Step.WindDown) {
            windDown();
        } else if (step instanceof Step.SwitchOff) {
            switchOff();
        } else if (step instanceof Step.GiveUp && measurements.sum(Figure.CONNECTIONS) == 0) {
            ending = Ending.NEVER_CONNECTED;
            switchOff();
        }
    }

    /** The charge points whose time has come start and connect. */
    private void switchOn() {
        Duration now = elapsed();
        int due = ramp.due(roster.members().size(), now);
        for (int count = 0; count < due; count++) {
            switchOnNext(now);
        }
        int on = roster.members().size();
        if (on < plan.stations()) {
            agenda.add(ramp.next(on, now), new Step.SwitchOn());
        }
    }

    private void switchOnNext(Duration now) {
        Member member = roster.add(ramp.open(roster.members().size(), now), (station, setup) -> {
            ActorRef<StationRunner.Command> runner =
                    getContext().spawn(StationRunner.create(run.resources(), setup), "station-" + station);
            getContext().watchWith(runner, new Off(station));
            return runner;
        });
        measurements.count(Figure.SWITCHED_ON);
        member.give(new Input.PowerOn());
        member.bays().forEach(drivers::expect);
    }

    private void windDown() {
        agenda.clear();
        incidents.end();
        Duration last = drivers.leave(elapsed(), plan.connect().perSecond());
        drained = last;
        agenda.add(last.plus(run.settings().drainTimeout()), new Step.SwitchOff());
    }

    private void switchOff() {
        if (isSwitchedOff) {
            return;
        }
        isSwitchedOff = true;
        agenda.clear();
        timers.cancelAll();
        for (Member member : roster.members()) {
            member.watch().isEnding();
            member.runner().tell(new StationRunner.Stop(getContext().getSystem().ignoreRef()));
        }
        timers.startSingleTimer(new SwitchOffOverdue(), SWITCH_OFF_TIMEOUT);
    }

    private Behavior<Command> ended() {
        tell(ending);
        return Behaviors.stopped();
    }

    private Behavior<Command> onPostStop(PostStop signal) {
        tell(Ending.BROKEN);
        return this;
    }

    private void tell(Ending how) {
        if (!isTold) {
            isTold = true;
            onEnd.accept(FleetOutcome.of(plan, how, elapsed(), measurements.results(incidents.recoveries())));
        }
    }

    private FleetStatus status(long callsPerSecond) {
        Histogram start = measurements.latencies().get("StartTransaction");
        return new FleetStatus(
                elapsed(),
                measurements.connected(),
                plan.stations(),
                measurements.charging(),
                power.sum(),
                callsPerSecond,
                start == null ? -1 : start.getValueAtPercentile(99) / 1e3,
                (long) (measurements.sum(Figure.CALL_ERRORS) + measurements.sum(Figure.TIMEOUTS)),
                drivers.isPaused());
    }

    private void setTimer() {
        Duration next = agenda.next();
        if (next != null) {
            Duration wait = next.minus(elapsed());
            timers.startSingleTimer(new Due(), wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait);
        }
    }

    private Duration elapsed() {
        return Duration.between(start, run.resources().clock().instant());
    }
}
