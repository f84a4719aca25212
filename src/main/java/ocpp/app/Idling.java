package ocpp.app;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import ocpp.emulator.chargepoint.ChargePointSetup;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.control.ControlServer;
import ocpp.emulator.link.StationUrl;
import ocpp.emulator.runner.RunnerResources;
import ocpp.emulator.runner.RunnerSetup;
import ocpp.emulator.runner.StateFile;
import ocpp.emulator.runner.StationRunner;
import ocpp.socket.FrameLog;
import ocpp.telemetry.Tracing;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** {@code emulate --idle}: one charge point that stays up until the process is told to end. */
final class Idling {
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private Idling() {}

    /**
     * Runs until the process is told to end.
     *
     * @param url of the central system, without the identity
     * @throws CannotRun when the URL, the control port or what was kept cannot be used
     */
    static int run(Settings settings, IdleOptions options, ChargePointSetup setup, Target target) {
        RunnerSetup runner = runnerSetup(options, setup, target);
        InetSocketAddress control = options.control();
        if (control != null) {
            CentralSystem.requireFree(control.getHostString(), control.getPort(), "--control");
        }
        Tracing tracing = Traces.start("ocpp16-client");
        ActorSystem<Void> system = Actors.start(Behaviors.empty(), settings.config());
        ActorRef<StationRunner.Command> station = system.systemActorOf(
                StationRunner.create(RunnerResources.of(system, settings.socket(), tracing), runner),
                "charge-point",
                Props.empty());
        stopInOrder(system, station, tracing);
        if (control != null) {
            listen(system, control, setup, station, target.console());
        }
        target.console().err().println(setup.chargePointId() + " connects to " + runner.url() + "; Ctrl-C ends it");
        station.tell(new StationRunner.Give(new Input.PowerOn()));
        system.getWhenTerminated().toCompletableFuture().join();
        return 0;
    }

    /**
     * Where a charge point connects to and who looks at it.
     *
     * @param url of the central system, without the identity
     */
    record Target(String url, FrameLog frames, Console console) {}

    private static RunnerSetup runnerSetup(IdleOptions options, ChargePointSetup setup, Target target) {
        try {
            StateFile store =
                    options.persist() == null ? null : StateFile.open(options.persist(), setup.chargePointId());
            return new RunnerSetup(
                    setup,
                    StationUrl.of(target.url(), setup.chargePointId()),
                    null,
                    store,
                    new IdleLines(target.console(), target.frames()));
        } catch (IllegalArgumentException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        }
    }

    private static void listen(
            ActorSystem<?> system,
            InetSocketAddress control,
            ChargePointSetup setup,
            ActorRef<StationRunner.Command> station,
            Console console) {
        try {
            int port = ControlServer.start(system, control, setup, station)
                    .toCompletableFuture()
                    .join()
                    .localAddress()
                    .getPort();
            console.err().println("Control port: http://" + control.getHostString() + ":" + port + "/state");
        } catch (CompletionException e) {
            system.terminate();
            throw new CannotRun("--control " + control + ": " + e.getCause());
        }
    }

    private static void stopInOrder(ActorSystem<?> system, ActorRef<StationRunner.Command> station, Tracing tracing) {
        CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
        shutdown.addTask(CoordinatedShutdown.PhaseServiceRequestsDone(), "switch off", () -> {
            CompletionStage<Done> stopped =
                    AskPattern.ask(station, StationRunner.Stop::new, STOP_WITHIN, system.scheduler());
            return stopped.exceptionally(late -> Done.getInstance());
        });
        shutdown.addTask(
                CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
                "end the trace",
                () -> tracing.stop().thenApply(done -> Done.getInstance()));
    }
}
