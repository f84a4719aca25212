package ocpp.emulator.scenario.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import ocpp.emulator.chargepoint.ChargePointSetup;
import ocpp.emulator.chargepoint.ChargePointView;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.chargepoint.SavedState;
import ocpp.emulator.chargepoint.VirtualChargePoint;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.Verb.Reaction;
import ocpp.emulator.scenario.match.Json;
import ocpp.emulator.scenario.match.Template;
import ocpp.protocol.Action;
import ocpp.protocol.Actions;
import ocpp.protocol.ResponsePayload;
import ocpp.socket.FrameSecrets;
import ocpp.wire.Decoded;
import ocpp.wire.PayloadCodec;
import org.jspecify.annotations.Nullable;

/** One charge point, with one life after the other, in a world: lets time pass, carries events to it and its effects out. */
final class StationHost implements Waiting {
    private static final int MOST_TICKS_AT_ONCE = 10_000;

    private final World world;
    private final Recording recording;
    private final RunFacts facts;
    private final RunObserver observer;
    private final Instant start;
    private final ChargePointSetup setup;
    private final Standing standing;
    private final Map<Action, Reaction> armed = new EnumMap<>(Action.class);
    private final PriorityQueue<World.Happened> delayed = new PriorityQueue<>(Comparator.comparing(World.Happened::at));
    private @Nullable OperatorAnswer operatorAnswer;
    private boolean asking;
    private VirtualChargePoint station;
    private @Nullable SavedState saved;
    private int cuts;
    private Waiting waiting = this::letTimePass;
    /** Whether the event before was a frame for the charge point. */
    private boolean meaningDue;

    StationHost(Scenario scenario, World world, Recording recording, RunFacts facts, RunObserver observer) {
        this.world = world;
        this.recording = recording;
        this.facts = facts;
        this.observer = observer;
        this.start = world.now();
        this.setup = scenario.station();
        this.standing = new Standing(setup.vehicle());
        this.station = new VirtualChargePoint(setup, null, start);
    }

    /** Since the start of the run. */
    Duration elapsed() {
        return elapsed(world.now());
    }

    private Duration elapsed(Instant at) {
        return Duration.between(start, at);
    }

    ChargePointView view() {
        return station.view(world.now());
    }

    /** Whether the charge point waits for an answer, also for one that has arrived and is still to be told to it. */
    boolean isCalling() {
        return station.isCalling();
    }

    /** Decides what becomes of the next CALL of this action. */
    void arm(Action action, Reaction reaction) {
        armed.put(action, reaction);
    }

    Instant now() {
        return world.now();
    }

    void give(Input input) {
        Instant now = world.now();
        standing.note(input);
        boolean cut = input instanceof Input.PowerCut;
        for (Effect effect : station.handle(input, now)) {
            if (effect instanceof Effect.Journal journal && !cut) {
                saved = journal.state();
            }
            observer.effect(elapsed(now), effect);
            world.carryOut(effect);
        }
        if (cut) {
            startAnew(now);
        }
    }

    /** All that the charge point knew is gone but what it had kept before the power was cut, if it keeps anything. */
    private void startAnew(Instant now) {
        ChargePointView before = station.view(now);
        cuts++;
        delayed.clear();
        // One that keeps nothing does not know that it had a life before; its message ids must be others all the same.
        boolean keeps = saved != null;
        station = new VirtualChargePoint(keeps ? setup : setup.withSeed(otherSeed()), saved, now);
        for (Input input : standing.inputs(before)) {
            for (Effect effect : station.handle(input, now)) {
                saved = effect instanceof Effect.Journal journal ? journal.state() : saved;
            }
        }
    }

    private long otherSeed() {
        SplittableRandom random = new SplittableRandom(setup.seed());
        for (int cut = 1; cut < cuts; cut++) {
            random.nextLong();
        }
        return random.nextLong();
    }

    /** Has others wait in another way from now on; returns the way before. */
    Waiting waiting(Waiting other) {
        Waiting before = waiting;
        waiting = other;
        return before;
    }

    @Override
    public boolean runUntil(BooleanSupplier condition, Instant deadline) throws InterruptedException {
        return waiting.runUntil(condition, deadline);
    }

    private boolean letTimePass(BooleanSupplier condition, Instant deadline) throws InterruptedException {
        int ticks = 0;
        while (!condition.getAsBoolean()) {
            Instant now = world.now();
            if (!station.nextDeadline().isAfter(now)) {
                if (++ticks > MOST_TICKS_AT_ONCE) {
                    throw new IllegalStateException("the charge point wants to be called at " + now + " for ever");
                }
                give(new Input.Tick());
                continue;
            }
            if (!now.isBefore(deadline)) {
                return false;
            }
            World.Event event = next(deadline);
            if (event != null) {
                take(event);
                ticks = 0;
            }
        }
        takeWhatIsThere();
        return true;
    }

    /** Takes what has come already, and of a frame that has come also what it means to the charge point. */
    private void takeWhatIsThere() throws InterruptedException {
        World.Event event;
        do {
            event = world.next(meaningDue ? world.now().plus(world.quiet()) : world.now());
            if (event != null) {
                take(event);
            }
        } while (event != null);
        meaningDue = false;
    }

    /** Lets time pass. */
    void run(Duration length) throws InterruptedException {
        runUntil(() -> false, world.now().plus(length));
    }

    private World.@Nullable Event next(Instant deadline) throws InterruptedException {
        Instant due = station.nextDeadline().isBefore(deadline) ? station.nextDeadline() : deadline;
        World.Happened late = delayed.peek();
        if (late == null || late.at().isAfter(due)) {
            return world.next(due);
        }
        World.Event event = world.next(late.at());
        return event == null ? delayed.remove() : event;
    }

    private void take(World.Event event) {
        meaningDue = event instanceof World.Frame frame && !frame.outbound();
        if (event instanceof World.Frame frame) {
            record(frame);
        } else if (event instanceof World.Operated operated) {
            operatorAnswer = operated.answer();
        } else if (event instanceof World.Happened happened) {
            happened(happened);
        }
    }

    private void record(World.Frame frame) {
        Message message = recording.add(frame.outbound(), frame.text(), frame.at());
        if (message == null) {
            String text = new String(FrameSecrets.mask(frame.text()), StandardCharsets.UTF_8);
            observer.text(elapsed(frame.at()), frame.outbound(), text);
        } else {
            observer.message(elapsed(frame.at()), message);
        }
    }

    private void happened(World.Happened happened) {
        Reaction reaction =
                happened.input() instanceof Input.Received call ? armed.remove(Actions.of(call.request())) : null;
        if (reaction == null) {
            give(happened.input());
        } else {
            react(reaction, (Input.Received) happened.input());
        }
    }

    private void react(Reaction reaction, Input.Received call) {
        if (reaction instanceof Reaction.Silence) {
            world.carryOut(new Effect.Ignore(call.messageId()));
        } else if (reaction instanceof Reaction.Delay delay) {
            delayed.add(new World.Happened(world.now().plus(delay.length()), call));
        } else if (reaction instanceof Reaction.Refuse refusal) {
            world.carryOut(new Effect.Refuse(call.messageId(), refusal.code(), "as the scenario wants it"));
        } else if (reaction instanceof Reaction.Answer answer) {
            byte[] payload = Json.bytes(Template.payload(answer.payload(), facts.now()));
            Decoded<? extends ResponsePayload> decoded = PayloadCodec.readResponse(Actions.of(call.request()), payload);
            if (!(decoded instanceof Decoded.Valid<? extends ResponsePayload> valid)) {
                throw new StepFailed("an answer by the schema of " + Actions.of(call.request()), faults(decoded));
            }
            world.carryOut(new Effect.Answer(call.messageId(), valid.payload()));
        }
    }

    /** What is wrong with a payload, for people. */
    static String faults(Decoded<?> decoded) {
        return decoded instanceof Decoded.Faulty<?> faulty
                ? faulty.faults().get(0).description()
                : "";
    }

    /** Asks the operator and waits for the answer; one question at a time. */
    OperatorAnswer operate(OperatorRequest request, Instant deadline) throws InterruptedException {
        runUntil(() -> !asking, deadline);
        asking = true;
        operatorAnswer = null;
        world.operate(request);
        runUntil(() -> operatorAnswer != null, deadline);
        asking = false;
        OperatorAnswer answer = operatorAnswer;
        return answer == null ? OperatorAnswer.trouble("no answer of the operator API") : answer;
    }
}
