package ocpp.app;

import ocpp.emulator.seed.EmulatorSession;
import ocpp.emulator.seed.SessionOutput;
import ocpp.emulator.seed.SessionResult;
import ocpp.socket.FrameLog;
import ocpp.telemetry.Tracing;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** One session of the emulator, in this process. */
final class Emulation {
    static final String CHARGE_POINT = "CP_1";

    private Emulation() {}

    /**
     * Runs the session and says on the console how it went.
     *
     * @param url of the central system, without the identity
     * @return the exit code
     * @throws CannotRun when the URL cannot be used
     */
    static int run(Settings settings, String chargePointId, String url, FrameLog frames, Console console) {
        Tracing tracing = Traces.start("ocpp16-client");
        ActorSystem<Void> system = Actors.start(Behaviors.empty(), settings.config());
        try {
            EmulatorSession.Request request = new EmulatorSession.Request(
                    chargePointId, url, settings.seed(), settings.socket(), frames, tracing.openClient(chargePointId));
            SessionResult result = EmulatorSession.run(system, request, new Lines(console))
                    .toCompletableFuture()
                    .join();
            if (result.problem() != null) {
                console.err().println(result.problem());
            }
            return result.exitCode();
        } catch (IllegalArgumentException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        } finally {
            system.terminate();
            tracing.stop().toCompletableFuture().join();
            system.getWhenTerminated().toCompletableFuture().join();
        }
    }

    /** The session's lines, for people. */
    private record Lines(Console console) implements SessionOutput {
        @Override
        public void line(String line) {
            console.out().println(line);
        }

        @Override
        public void note(String note) {
            console.err().println(note);
        }
    }
}
