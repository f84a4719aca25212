package ocpp.emulator.runner;

import java.time.InstantSource;
import ocpp.emulator.files.FileTransfers;
import ocpp.socket.SocketSettings;
import ocpp.socket.WebSocketClient;
import ocpp.telemetry.Tracing;
import ocpp.wire.CodecSettings;
import ocpp.wire.FrameCodec;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * What all charge points of a process share.
 *
 * @param clock the time; waits run on the timers of the actors
 */
public record RunnerResources(
        WebSocketClient client,
        FrameCodec codec,
        SocketSettings socket,
        FileTransfers files,
        Tracing tracing,
        InstantSource clock) {

    /** With the time of this machine. */
    public static RunnerResources of(ActorSystem<?> system, SocketSettings socket, Tracing tracing) {
        return new RunnerResources(
                new WebSocketClient(system),
                new FrameCodec(CodecSettings.chargePoint()),
                socket,
                new FileTransfers(),
                tracing,
                InstantSource.system());
    }
}
