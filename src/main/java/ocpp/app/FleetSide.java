package ocpp.app;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import ocpp.emulator.fleet.Fleet;
import ocpp.emulator.fleet.FleetOutcome;
import ocpp.emulator.fleet.FleetPlan;
import ocpp.emulator.fleet.FleetRun;
import ocpp.emulator.fleet.FleetStatus;
import ocpp.emulator.fleet.Hotkey;
import ocpp.emulator.runner.RunnerResources;
import ocpp.telemetry.Tracing;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/** A fleet in a process of its own. */
final class FleetSide {
    private final Settings settings;
    private final Consumer<FleetStatus> progress;
    private final Consumer<Consumer<Hotkey>> keys;

    /** @param keys hears, once the fleet runs, where to tell of keys that are pressed */
    FleetSide(Settings settings, Consumer<FleetStatus> progress, Consumer<Consumer<Hotkey>> keys) {
        this.settings = settings;
        this.progress = progress;
        this.keys = keys;
    }

    /**
     * Runs a fleet to its end, or until the process is told to stop.
     *
     * @param url of the central system, without an identity
     * @param operator URL of its API for operators, null where there is none
     * @param report hears of the outcome before the process may end
     * @throws CannotRun when the URL cannot be used
     */
    FleetOutcome run(FleetPlan plan, String url, @Nullable URI operator, Consumer<FleetOutcome> report) {
        Tracing tracing = Traces.start("ocpp16-client");
        ActorSystem<Void> system = Actors.start(Behaviors.empty(), settings.config());
        try {
            CompletableFuture<FleetOutcome> ended = new CompletableFuture<>();
            RunnerResources resources = RunnerResources.of(system, settings.socket(), tracing);
            FleetRun run = new FleetRun(plan, url, operator, settings.fleet(), resources, progress);
            ActorRef<Fleet.Command> fleet =
                    system.systemActorOf(Fleet.create(run, ended::complete), "fleet", Props.empty());
            CompletableFuture<FleetOutcome> reported = ended.thenApplyAsync(outcome -> {
                report.accept(outcome);
                return outcome;
            });
            endAtSignal(system, fleet, reported);
            keys.accept(key -> fleet.tell(new Fleet.Press(key)));
            return reported.join();
        } catch (IllegalArgumentException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        } finally {
            system.terminate();
            tracing.stop().toCompletableFuture().join();
            system.getWhenTerminated().toCompletableFuture().join();
        }
    }

    /** A signal ends the fleet first; the process ends when the report is out. */
    private static void endAtSignal(
            ActorSystem<?> system, ActorRef<Fleet.Command> fleet, CompletableFuture<FleetOutcome> reported) {
        CoordinatedShutdown.get(system).addTask(CoordinatedShutdown.PhaseServiceRequestsDone(), "end the fleet", () -> {
            fleet.tell(new Fleet.End());
            return reported.thenApply(outcome -> Done.done());
        });
    }
}
