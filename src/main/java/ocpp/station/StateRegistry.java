package ocpp.station;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parent of every {@link ChargePointActor} of this process: it spawns them and asks all of them for the state. */
public final class StateRegistry extends AbstractBehavior<StateRegistry.Command> {
    private static final Logger LOG = LoggerFactory.getLogger(StateRegistry.class);
    private static final int BATCH = 100;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LocalStations stations;
    private final Ledger ledger;
    private final Function<String, Behavior<ChargePointActor.Command>> chargePoints;
    private final TimerScheduler<Command> timers;
    private List<ActorRef<StateDump>> asked = new ArrayList<>();
    private boolean collecting;
    private boolean started;

    /** What the registry is told. */
    public sealed interface Command {}

    /** Asks for the state dump; it takes 2 s at most once the stored charge points are there. */
    public record Dump(ActorRef<StateDump> replyTo) implements Command {}

    /** Spawns the actor of this route. */
    record Spawn(Route route) implements Command {}

    private record ReadIdentities() implements Command {}

    private record IdentitiesRead(
            @Nullable List<String> identities, @Nullable Throwable failure) implements Command {}

    private record AddStored(List<String> identities, int first) implements Command {}

    private record Stopped(Route route) implements Command {}

    private record Collected(StateDump dump, List<ActorRef<StateDump>> replyTo) implements Command {}

    /** The registry of these stations: it reads the stored identities first. */
    public static Behavior<Command> create(Ports ports, StationSettings settings, LocalStations stations) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            context.getSelf().tell(new ReadIdentities());
            stations.open(context.getSelf(), context.getSystem().scheduler());
            return new StateRegistry(context, timers, ports, settings, stations);
        }));
    }

    private StateRegistry(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            Ports ports,
            StationSettings settings,
            LocalStations stations) {
        super(context);
        this.timers = timers;
        this.ledger = ports.ledger();
        this.stations = stations;
        this.chargePoints = ChargePointActor.factory(ports, settings);
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Spawn.class, this::onSpawn)
                .onMessage(Dump.class, this::onDump)
                .onMessage(Collected.class, this::onCollected)
                .onMessage(Stopped.class, this::onStopped)
                .onMessage(ReadIdentities.class, this::onReadIdentities)
                .onMessage(IdentitiesRead.class, this::onIdentitiesRead)
                .onMessage(AddStored.class, this::onAddStored)
                .build();
    }

    private Behavior<Command> onSpawn(Spawn spawn) {
        Route route = spawn.route;
        String name = URLEncoder.encode(route.chargePointId(), StandardCharsets.UTF_8);
        ActorRef<ChargePointActor.Command> actor = getContext().spawn(chargePoints.apply(route.chargePointId()), name);
        getContext().watchWith(actor, new Stopped(route));
        route.open(actor);
        return this;
    }

    private Behavior<Command> onStopped(Stopped stopped) {
        stations.remove(stopped.route);
        return this;
    }

    private Behavior<Command> onReadIdentities(ReadIdentities read) {
        getContext().pipeToSelf(ledger.identities(), IdentitiesRead::new);
        return this;
    }

    private Behavior<Command> onIdentitiesRead(IdentitiesRead read) {
        List<String> identities = read.identities;
        if (identities == null) {
            LOG.warn("cannot read the stored charge points, trying again: {}", Objects.toString(read.failure));
            timers.startSingleTimer(new ReadIdentities(), PAUSE);
            return this;
        }
        return onAddStored(new AddStored(identities, 0));
    }

    /** The next batch when those before have read their state: a whole fleet reading at once would be refused. */
    private Behavior<Command> onAddStored(AddStored stored) {
        int end = Math.min(stored.first + BATCH, stored.identities.size());
        List<Route> batch = stored.identities.subList(stored.first, end).stream()
                .map(stations::add)
                .toList();
        if (batch.isEmpty()) {
            started = true;
            stations.allListed();
            collect();
        } else {
            ActorRef<Command> self = getContext().getSelf();
            getContext()
                    .spawnAnonymous(
                            DumpCollector.create(batch, read -> self.tell(new AddStored(stored.identities, end))));
        }
        return this;
    }

    private Behavior<Command> onDump(Dump dump) {
        asked.add(dump.replyTo);
        collect();
        return this;
    }

    /** One collection at a time: those who ask meanwhile share the next one. */
    private void collect() {
        if (collecting || !started || asked.isEmpty()) {
            return;
        }
        collecting = true;
        List<ActorRef<StateDump>> replyTo = asked;
        asked = new ArrayList<>();
        ActorRef<Command> self = getContext().getSelf();
        getContext()
                .spawnAnonymous(DumpCollector.create(
                        List.copyOf(stations.routes()), dump -> self.tell(new Collected(dump, replyTo))));
    }

    private Behavior<Command> onCollected(Collected collected) {
        collected.replyTo.forEach(asker -> asker.tell(collected.dump));
        collecting = false;
        collect();
        return this;
    }
}
