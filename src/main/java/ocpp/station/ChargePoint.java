package ocpp.station;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import ocpp.protocol.core.Heartbeat;
import ocpp.rpc.CallOutcome;
import ocpp.station.ChargePointActor.Answer;
import ocpp.station.ChargePointActor.Asked;
import ocpp.station.ChargePointActor.Close;
import ocpp.station.ChargePointActor.CloseTransaction;
import ocpp.station.ChargePointActor.Command;
import ocpp.station.ChargePointActor.Connected;
import ocpp.station.ChargePointActor.Disconnected;
import ocpp.station.ChargePointActor.Ended;
import ocpp.station.ChargePointActor.Execute;
import ocpp.station.ChargePointActor.GetSnapshot;
import ocpp.station.ChargePointActor.GetSummary;
import ocpp.station.ChargePointActor.Handle;
import ocpp.station.ChargePointActor.NotTaken;
import ocpp.station.ChargePointActor.ReadAs;
import ocpp.station.ChargePointActor.Refuse;
import ocpp.station.ChargePointActor.Register;
import ocpp.station.ChargePointActor.Remove;
import ocpp.station.ChargePointActor.Repaired;
import ocpp.station.ChargePointActor.ReservationsDue;
import ocpp.station.ChargePointActor.Resumed;
import ocpp.station.ChargePointActor.ToConnection;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ExtensibleBehavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a {@link ChargePointActor} behaves: it holds, orders, persists and sends; what a message means is decided by the
 * rules. Commands that need the state wait in order while a step of the journal is under way.
 */
final class ChargePoint extends ExtensibleBehavior<Command> {
    private static final Logger LOG = LoggerFactory.getLogger(ChargePointActor.class);
    private static final int GOING_AWAY = 1001;
    private static final int POLICY = 1008;
    private static final int INTERNAL_ERROR = 1011;
    private static final String STOPS = "the charge point stops here";
    private static final Set<Class<?>> ALWAYS =
            Set.of(Resumed.class, Connected.class, Disconnected.class, NotTaken.class, ReadAs.class);

    /** The receive table, one for all charge points. */
    static final Map<Class<?>, Handler<?>> TABLE = new HashMap<>();

    static {
        on(Handle.class, ChargePoint::onHandle);
        on(Repaired.class, ChargePoint::onRepaired);
        on(NotTaken.class, ChargePoint::onNotTaken);
        on(ReadAs.class, (actor, mode) -> actor.link.tell(mode));
        on(Resumed.class, (actor, resumed) -> actor.journal.resume(resumed));
        on(Connected.class, ChargePoint::onConnected);
        on(Disconnected.class, ChargePoint::onDisconnected);
        on(Execute.class, (actor, execute) -> actor.calls.execute(execute, actor.link::connection));
        on(Ended.class, ChargePoint::onEnded);
        on(Register.class, (actor, register) -> actor.administration.register(register));
        on(CloseTransaction.class, (actor, close) -> actor.administration.close(close));
        on(Remove.class, ChargePoint::onRemove);
        on(ReservationsDue.class, (actor, due) -> actor.administration.expireReservations());
        on(GetSummary.class, ChargePoint::onGetSummary);
        on(GetSnapshot.class, (actor, question) -> question.replyTo().tell(actor.snapshot()));
    }

    private final Ports ports;
    private final StationRules rules;
    private final Journal journal;
    private final Link link;
    private final OperatorCalls calls;
    private final Administration administration;
    private final Discovery discovery;
    private Refusals refusals = Refusals.NONE;
    private @Nullable Instant lastSeenAt;
    private boolean removed;

    ChargePoint(
            String chargePointId,
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Ports ports,
            StationRules rules) {
        this.ports = ports;
        this.rules = rules;
        journal = new Journal(context, ports, chargePointId);
        link = new Link(context, chargePointId);
        calls = new OperatorCalls(journal, ports, timers, rules.settings());
        administration = new Administration(journal, ports, timers);
        discovery = new Discovery(context, chargePointId, rules.settings().readConfiguration());
        load();
    }

    @Override
    public Behavior<Command> receive(TypedActorContext<Command> context, Command command) {
        take(command);
        while (!removed && journal.hasNext()) {
            dispatch(journal.next());
        }
        administration.scheduleReservations();
        return removed ? Behaviors.stopped() : this;
    }

    @Override
    public Behavior<Command> receiveSignal(TypedActorContext<Command> context, Signal signal) {
        if (signal instanceof PreRestart || signal instanceof PostStop) {
            link.close(INTERNAL_ERROR, STOPS);
            calls.abandonAll();
            journal.takeWaiting().forEach(command -> refuse(command, STOPS));
        }
        return this;
    }

    private void take(Command command) {
        if (!mustWait(command)) {
            dispatch(command);
        } else if (journal.waiting() >= rules.settings().waitingLimit() && Refusal.isPossible(command)) {
            refuse(command, journal.waiting() + " messages of this charge point wait already");
        } else {
            journal.defer(command);
            load();
        }
    }

    /** Heartbeats and questions are answered while a decision is being written. */
    private boolean mustWait(Command command) {
        if (journal.ready() || ALWAYS.contains(command.getClass())) {
            return false;
        }
        boolean asksOnly = command instanceof GetSummary
                || command instanceof GetSnapshot
                || (command instanceof Handle handle && handle.request() instanceof Heartbeat.Request);
        return !asksOnly || !journal.loaded();
    }

    private void load() {
        journal.load(command -> refuse(command, "the ledger cannot be read"));
    }

    private void refuse(Command command, String reason) {
        if (command instanceof Ended ended) {
            calls.abandon(ended.messageId(), ended.outcome());
        } else {
            Refusal.tell(command, reason);
        }
    }

    private void dispatch(Command command) {
        Handler<?> handler = TABLE.get(command.getClass());
        if (handler == null) {
            throw new IllegalStateException(command.getClass() + " has no handler");
        }
        handler.call(this, command);
    }

    private void onHandle(Handle handle) {
        Message<?> message = new Message<>(handle.messageId(), handle.request(), seen(), handle.mended());
        decide(handle, rules.needs(journal.state(), message), found -> rules.decide(journal.state(), message, found));
    }

    private void onRepaired(Repaired repaired) {
        StationEvent event = new MessageEvent.Repaired(
                seen(), repaired.messageId(), repaired.action(), repaired.repairs(), null, null);
        journal.append(List.of(event), () -> {}, reason -> {});
    }

    private void onNotTaken(NotTaken message) {
        refusals = refusals.with(new Refusals.Refused(seen(), message.action(), message.fault(), message.repairs()));
    }

    private Instant seen() {
        Instant now = ports.clock().instant();
        lastSeenAt = now;
        return now;
    }

    private void decide(Asked asked, Needs needs, Function<Found, Decision> rule) {
        if (needs.equals(Needs.NOTHING)) {
            write(asked, rule.apply(Found.NOTHING));
            return;
        }
        journal.await(Found.find(ports, needs), (found, failure) -> {
            if (failure == null) {
                write(asked, rule.apply(found));
            } else {
                journal.warn("a look-up failed", failure);
                refuse(asked, "the central system cannot decide this now");
            }
        });
    }

    /** What a CALLRESULT promises is in the ledger before it leaves. */
    private void write(Asked asked, Decision decision) {
        journal.append(decision.events(), () -> answer(asked, decision), reason -> refuse(asked, reason));
    }

    private void answer(Asked asked, Decision decision) {
        if (decision.reply() instanceof Decision.Result result) {
            asked.replyTo().tell(new Answer(asked.messageId(), result.payload(), decision.clearedProfiles()));
        } else if (decision.reply() instanceof Decision.Fault fault) {
            asked.replyTo().tell(new Refuse(asked.messageId(), fault.code(), fault.description()));
        }
        discovery.after(decision);
    }

    private void onConnected(Connected connected) {
        Instant now = seen();
        link.warnOfClones(connected, now);
        endCalls(link.close(POLICY, "replaced by a newer connection"));
        link.open(connected, now);
        calls.hearing();
        journal.note(new RegistrationEvent.Connected(now, connected.remoteAddress()));
    }

    private void onDisconnected(Disconnected disconnected) {
        if (link.lost(disconnected.connection())) {
            endCalls(disconnected.connection());
            Instant now = ports.clock().instant();
            journal.note(new RegistrationEvent.Disconnected(now, lastSeenAt == null ? now : lastSeenAt));
        }
    }

    /** The CALLs that a connection had end with it. */
    private void endCalls(@Nullable ActorRef<ToConnection> connection) {
        if (connection != null) {
            calls.of(connection).forEach(commandId -> take(new Ended(commandId, new CallOutcome.Disconnected())));
        }
    }

    /** A station that answers no CALLs is told to connect anew (1001). */
    private void onEnded(Ended ended) {
        calls.ended(ended);
        ActorRef<ToConnection> connection = link.connection();
        if (connection != null && calls.timeoutsInARow() >= rules.settings().deafAfter()) {
            LOG.warn(
                    "{}: {} CALLs in a row were not answered: closing the connection so that it connects anew",
                    journal.state().chargePointId(),
                    calls.timeoutsInARow());
            calls.hearing();
            connection.tell(new Close(GOING_AWAY, "CALLs are not answered"));
        }
    }

    private void onRemove(Remove command) {
        administration.remove(command, () -> {
            link.close(POLICY, "removed by an operator");
            calls.abandonAll();
            removed = true;
        });
    }

    private void onGetSummary(GetSummary question) {
        question.replyTo()
                .tell(new StateDump.Line(
                        journal.state().chargePointId(), snapshot().session()));
    }

    private Snapshot snapshot() {
        StationState state = journal.state();
        return new Snapshot(
                state,
                link.remoteAddress(),
                link.openedAt(),
                lastSeenAt == null ? state.registration().lastSeenAt() : lastSeenAt,
                calls.pending(),
                calls.timeoutsInARow(),
                refusals);
    }

    private static <C extends Command> void on(Class<C> type, BiConsumer<ChargePoint, C> method) {
        TABLE.put(type, new Handler<>(type, method));
    }

    record Handler<C extends Command>(Class<C> type, BiConsumer<ChargePoint, C> method) {
        private void call(ChargePoint actor, Command command) {
            method.accept(actor, type.cast(command));
        }
    }
}
