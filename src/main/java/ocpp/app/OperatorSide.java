package ocpp.app;

import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import ocpp.operator.DemoFleet;
import ocpp.operator.FrameTap;
import ocpp.operator.OperatorPorts;
import ocpp.operator.OperatorServer;
import ocpp.operator.OperatorSettings;
import ocpp.operator.Probe;
import ocpp.operator.RawFrame;
import ocpp.operator.Watch;
import ocpp.socket.FrameLog;
import ocpp.socket.RawFrameArchive;
import ocpp.station.StationFeed;
import ocpp.station.Stations;
import ocpp.store.CommitObserver;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/** The operator's side of a server: what it sees of the charge points, and the port of its API and console. */
final class OperatorSide {
    private final OperatorSettings settings;
    private final @Nullable Demonstration demonstration;
    private final RawFrameArchive archive;
    private final Clock clock;
    private final Watch watch;

    /**
     * What operators are to see is seen from now on.
     *
     * @param demonstration null for a server that serves charge points
     * @throws CannotRun when the memory for frames is more than half of the heap: it is taken later, with the first frames
     */
    OperatorSide(
            OperatorSettings settings, @Nullable Demonstration demonstration, RawFrameArchive archive, Clock clock) {
        long most = Runtime.getRuntime().maxMemory() / 2;
        if (settings.framesMemory() > most) {
            throw new CannotRun("ocpp.operator.frames-memory = " + settings.framesMemory() + " (expected: at most "
                    + most + " bytes, half of the heap); set it, or a larger heap with -Xmx");
        }
        this.demonstration = demonstration;
        this.settings = settings;
        this.archive = archive;
        this.clock = clock;
        this.watch = new Watch(settings, clock);
    }

    /** Hears of the commits of the store. */
    CommitObserver commits() {
        return watch.metrics().commits();
    }

    /** Reads which charge points the store knows; to be complete before any of them can connect. */
    CompletionStage<Done> restore(Records records) {
        return settings.port() == 0
                ? CompletableFuture.completedFuture(Done.done())
                : watch.restore(records.store().chargePoints());
    }

    StationFeed feed() {
        return watch;
    }

    /** The log of a connection that shows its frames to operators. */
    FrameLog frames(String chargePointId) {
        FrameTap tap = watch.frames(chargePointId);
        return new FrameLog() {
            @Override
            public void received(byte[] text) {
                tap.received(text);
            }

            @Override
            public void sent(byte[] text) {
                tap.sent(text);
            }

            @Override
            public void roundTrip(Duration time) {
                tap.roundTrip(time);
            }

            @Override
            public void flush() {}
        };
    }

    /**
     * Listens, where the settings name a port.
     *
     * @param webSocketUrl where charge points connect, without an identity
     * @throws CannotRun when the port is taken
     */
    @Nullable
    OperatorServer start(ActorSystem<?> system, Stations stations, Records records, String webSocketUrl) {
        if (settings.port() == 0) {
            return null;
        }
        DemoFleet fleet = demonstration == null ? null : count -> demonstration.start(webSocketUrl, count);
        OperatorPorts.About about =
                new OperatorPorts.About(OcppPekko.version(), demonstration != null, webSocketUrl + "/{chargePointId}");
        watch.metrics()
                .gauge("ocpp_store_waiting_writes", "Writes that wait for the next commit.", records.store()::waiting);
        List<Probe> probes = List.of(new Probe("store", records.store()::trouble));
        OperatorPorts ports =
                new OperatorPorts(stations, watch, records.store(), this::older, probes, about, fleet, clock);
        try {
            return OperatorServer.start(system, settings, ports)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new CannotRun(unbound(e));
        }
    }

    /** The numbers are given by whoever joins them with newer frames. */
    private List<RawFrame> older(String chargePointId, Instant time, int most) throws IOException {
        return archive.before(chargePointId, time, most).stream()
                .map(line -> new RawFrame(0, line.time(), line.received(), line.text()))
                .toList();
    }

    private String unbound(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null && !(cause instanceof BindException)) {
            cause = cause.getCause();
        }
        return "port " + settings.port() + " of " + settings.host() + " cannot be used for operators: "
                + cause.getMessage() + "; set ocpp.operator.port or APP_OPERATOR_PORT, 0 for none";
    }
}
