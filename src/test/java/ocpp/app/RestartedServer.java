package ocpp.app;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import ocpp.FreePort;
import ocpp.emulator.scenario.real.Drivers;

/** A server that can be restarted: at the same ports, with the same database. */
final class RestartedServer implements Drivers.Restart, AutoCloseable {
    private final Settings settings;
    private volatile CentralSystem server;

    RestartedServer(Path folder) {
        settings = ConsoleWorld.settings(folder, FreePort.next());
        server = start();
    }

    private CentralSystem start() {
        return CentralSystem.start(settings, Records.durable(settings.store()), note -> {});
    }

    String url() {
        return server.url();
    }

    String operatorUrl() {
        return Objects.requireNonNull(server.operatorUrl());
    }

    @Override
    public CompletableFuture<?> begin() {
        return CompletableFuture.runAsync(() -> {
            server.stop();
            server = start();
        });
    }

    @Override
    public void close() {
        server.stop();
    }
}
