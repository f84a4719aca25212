package ocpp.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import ocpp.gateway.Gateway;
import ocpp.operator.OperatorServer;
import ocpp.socket.RawFrameArchive;
import ocpp.socket.RawFrameLog;
import ocpp.station.LocalStations;
import ocpp.station.Ports;
import ocpp.station.StateRegistry;
import ocpp.station.StationFeed;
import ocpp.station.StationSettings;
import ocpp.store.Store;
import ocpp.telemetry.Tracing;
import ocpp.transport.SendBatches;
import ocpp.wire.CodecSettings;
import ocpp.wire.FrameCodec;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;

/** The server of this process: what it is made of, how it starts and how it stops. */
final class CentralSystem {
    private final ActorSystem<StateRegistry.Command> system;
    private final Gateway.Listening endpoint;
    private final @Nullable OperatorServer operator;

    private CentralSystem(
            ActorSystem<StateRegistry.Command> system, Gateway.Listening endpoint, @Nullable OperatorServer operator) {
        this.system = system;
        this.endpoint = endpoint;
        this.operator = operator;
    }

    /**
     * Opens the records and starts; they are closed when it stops or cannot start.
     *
     * @param notes takes one line when the process is told to stop
     * @throws CannotRun when the port is taken, or something of the process around is not in order
     */
    static CentralSystem start(Settings settings, Records.Source source, Consumer<String> notes) {
        return start(settings, source, null, notes);
    }

    /** The same, for people to look at; the demonstration is not there in a server that serves charge points. */
    static CentralSystem start(
            Settings settings, Records.Source source, @Nullable Demonstration demonstration, Consumer<String> notes) {
        OperatorSide operators = new OperatorSide(
                settings.operator(), demonstration, new RawFrameArchive(settings.rawLog()), Clock.systemUTC());
        Records records = source.open(operators.commits());
        CompletionStage<Done> restored = operators.restore(records);
        Tracing tracing = Traces.start("ocpp16-server");
        RawFrameLog rawLog = FrameFiles.open(settings.rawLog());
        LocalStations stations = new LocalStations();
        ActorSystem<StateRegistry.Command> system = Actors.start(
                StateRegistry.create(ports(records.store(), operators.feed()), settings.station(), stations),
                settings.config());
        atEnd(system, "traces", tracing::stop);
        atEnd(system, "records", () -> CompletableFuture.runAsync(records.close()));
        atEnd(system, "raw frames", () -> CompletableFuture.runAsync(rawLog::close));
        atEnd(system, "standard output", () -> CompletableFuture.runAsync(System.out::flush));
        SendBatches sends = new SendBatches(() -> {
            rawLog.flush();
            System.out.flush();
        });
        Gateway.Parts parts = new Gateway.Parts(
                stations,
                new KnownStations(
                        records.store().stationRegister(), settings.station().unknownStations()),
                settings.station().validation(),
                new FrameCodec(codec(settings.station())),
                id -> FrameFiles.both(rawLog.of(id), operators.frames(id), sends::soon),
                sends,
                tracing,
                settings.socket(),
                Clock.systemUTC());
        try {
            await(restored);
            CentralSystem server =
                    listen(system, settings, parts, url -> operators.start(system, stations, records, url));
            server.stopInOrder(notes);
            return server;
        } catch (CannotRun e) {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
            throw e;
        }
    }

    private static void await(CompletionStage<Done> restored) {
        try {
            restored.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new CannotRun("the charge points cannot be read: " + e.getCause());
        }
    }

    private static CentralSystem listen(
            ActorSystem<StateRegistry.Command> system,
            Settings settings,
            Gateway.Parts parts,
            Function<String, @Nullable OperatorServer> operators) {
        Gateway.Listening endpoint;
        try {
            endpoint = Gateway.start(system, settings.gateway(), parts)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new CannotRun("cannot listen: " + e.getCause());
        }
        return new CentralSystem(system, endpoint, operators.apply(url(endpoint)));
    }

    /**
     * Looks whether the server can listen, before anything else is opened.
     *
     * @throws CannotRun when the port is taken or the address is none of this machine's
     */
    static void requireFree(String host, int port, String keys) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new CannotRun("cannot listen on " + host + ":" + port + ": " + e.getMessage()
                    + " (expected: a free port of an address of this machine); stop what listens there or set " + keys);
        }
    }

    /** The URL for charge points, without an identity. */
    String url() {
        return url(endpoint);
    }

    /** Where operators find the API and the console, null where the settings name no port. */
    @Nullable
    String operatorUrl() {
        return operator == null
                ? null
                : "http://localhost:" + operator.address().getPort() + "/";
    }

    private static String url(Gateway.Listening endpoint) {
        InetSocketAddress address = endpoint.address();
        return ServerUrl.of(address.getHostString(), address.getPort());
    }

    /** Waits until the process was told to stop and the server has done so. */
    void awaitEnd() {
        system.getWhenTerminated().toCompletableFuture().join();
    }

    /** Stops as a signal would make it, and waits for that. */
    void stop() {
        system.terminate();
        awaitEnd();
    }

    private void stopInOrder(Consumer<String> notes) {
        CoordinatedShutdown shutdown = CoordinatedShutdown.get(system);
        shutdown.addTask(CoordinatedShutdown.PhaseServiceUnbind(), "stop listening", () -> {
            notes.accept("Stopping: open connections that are told to close (1001): " + endpoint.connections());
            return endpoint.unbind();
        });
        if (operator != null) {
            shutdown.addTask(CoordinatedShutdown.PhaseServiceUnbind(), "stop the operator API", operator::stop);
        }
        shutdown.addTask(
                CoordinatedShutdown.PhaseServiceRequestsDone(), "close connections", endpoint::closeConnections);
    }

    private static void atEnd(ActorSystem<?> system, String what, Supplier<CompletionStage<Void>> task) {
        CoordinatedShutdown.get(system)
                .addTask(
                        CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
                        "close " + what,
                        () -> task.get().thenApply(closed -> Done.done()));
    }

    private static Ports ports(Store store, StationFeed feed) {
        return new Ports(store.ledger(), store.idTags(), store.transactionIds(), feed, Clock.systemUTC());
    }

    private static CodecSettings codec(StationSettings settings) {
        return settings.acceptChargingProfileFromChargePoint()
                ? CodecSettings.centralSystemTakingProfiles()
                : CodecSettings.centralSystem();
    }
}
