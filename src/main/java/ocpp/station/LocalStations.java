package ocpp.station;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import ocpp.station.ChargePointActor.Command;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** The charge points of this process: a command goes straight to the actor, without a hop through its parent. */
public final class LocalStations implements Stations {
    private static final Duration DUMP_WITHIN = Duration.ofSeconds(5);

    private final Map<String, Route> routes = new ConcurrentHashMap<>();
    private final CompletableFuture<Registry> registry = new CompletableFuture<>();
    private final CompletableFuture<Void> listed = new CompletableFuture<>();

    private record Registry(ActorRef<StateRegistry.Command> actor, Scheduler scheduler) {}

    @Override
    public void tell(String chargePointId, Command command) {
        Route route = routes.get(chargePointId);
        (route == null ? routes.computeIfAbsent(chargePointId, this::request) : route).tell(command);
    }

    private Route request(String chargePointId) {
        Route route = new Route(chargePointId);
        registry.thenAccept(parent -> parent.actor.tell(new StateRegistry.Spawn(route)));
        return route;
    }

    @Override
    public CompletionStage<Boolean> knows(String chargePointId) {
        return routes.containsKey(chargePointId)
                ? CompletableFuture.completedStage(true)
                : listed.thenApply(done -> routes.containsKey(chargePointId));
    }

    @Override
    public CompletionStage<StateDump> dump() {
        return registry.thenCompose(
                parent -> AskPattern.ask(parent.actor, StateRegistry.Dump::new, DUMP_WITHIN, parent.scheduler));
    }

    /** The parent of the actors is there: it spawns all that were asked for. */
    void open(ActorRef<StateRegistry.Command> parent, Scheduler scheduler) {
        registry.complete(new Registry(parent, scheduler));
    }

    /** A stored identity. */
    Route add(String chargePointId) {
        return routes.computeIfAbsent(chargePointId, this::request);
    }

    /** All stored identities have been added. */
    void allListed() {
        listed.complete(null);
    }

    void remove(Route route) {
        routes.remove(route.chargePointId(), route);
    }

    Collection<Route> routes() {
        return routes.values();
    }
}
