package ocpp.station;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import ocpp.station.StateDump.Line;
import ocpp.station.StateDump.Session;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/** Asks charge points for their lines of one state dump and waits for them, 2 s at most. */
final class DumpCollector extends AbstractBehavior<DumpCollector.Command> {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TreeSet<String> missing = new TreeSet<>();
    private final Map<String, Session> sessions = new TreeMap<>();
    private final Consumer<StateDump> then;

    sealed interface Command {}

    private record Answered(Line line) implements Command {}

    private record TimeIsUp() implements Command {}

    static Behavior<Command> create(List<Route> routes, Consumer<StateDump> then) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            timers.startSingleTimer(new TimeIsUp(), PATIENCE);
            DumpCollector collector = new DumpCollector(context, routes, then);
            return collector.missing.isEmpty() ? collector.end() : collector;
        }));
    }

    private DumpCollector(ActorContext<Command> context, List<Route> routes, Consumer<StateDump> then) {
        super(context);
        this.then = then;
        ChargePointActor.GetSummary question =
                new ChargePointActor.GetSummary(context.messageAdapter(Line.class, Answered::new));
        for (Route route : routes) {
            missing.add(route.chargePointId());
            route.tell(question);
        }
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Answered.class, this::onAnswered)
                .onMessage(TimeIsUp.class, up -> end())
                .build();
    }

    private Behavior<Command> onAnswered(Answered answered) {
        Line line = answered.line;
        missing.remove(line.chargePointId());
        Session session = line.session();
        if (session != null) {
            sessions.put(line.chargePointId(), session);
        }
        return missing.isEmpty() ? end() : this;
    }

    private Behavior<Command> end() {
        then.accept(new StateDump(List.copyOf(sessions.values()), List.copyOf(missing)));
        return Behaviors.stopped();
    }
}
