package ocpp.app;

import ocpp.emulator.fleet.Fleet;
import ocpp.emulator.fleet.FleetChanges;
import ocpp.emulator.fleet.FleetFile;
import ocpp.emulator.fleet.FleetPlan;
import ocpp.emulator.fleet.FleetRun;
import ocpp.emulator.runner.RunnerResources;
import ocpp.telemetry.Tracing;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.jspecify.annotations.Nullable;

/** The fleet of a demo: some charge points that live in the process of the server and end with it. */
final class DemoFleet {
    private final ActorSystem<?> system;
    private final Settings settings;
    private final String url;
    private int fleets;
    private @Nullable ActorRef<Fleet.Command> running;

    /** @param url of the server, without an identity */
    DemoFleet(ActorSystem<?> system, Settings settings, String url) {
        this.system = system;
        this.settings = settings;
        this.url = url;
    }

    /**
     * Starts a fleet of so many charge points, DEMO-01 and so on, in place of the one that runs.
     *
     * @throws IllegalArgumentException for a number of charge points that is not possible; the message says which are
     */
    synchronized void start(int stations) {
        FleetPlan plan = new FleetChanges(stations, null, null, null).apply(FleetFile.demo());
        RunnerResources resources = RunnerResources.of(system, settings.socket(), Tracing.off());
        FleetRun run = new FleetRun(plan, url, null, settings.fleet(), resources, status -> {});
        stop();
        fleets++;
        running = system.systemActorOf(Fleet.create(run, outcome -> {}), "demo-fleet-" + fleets, Props.empty());
    }

    /** Ends the fleet that runs. */
    synchronized void stop() {
        ActorRef<Fleet.Command> fleet = running;
        if (fleet != null) {
            running = null;
            fleet.tell(new Fleet.End());
        }
    }
}
