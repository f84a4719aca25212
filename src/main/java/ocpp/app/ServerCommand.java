package ocpp.app;

import java.util.Map;
import java.util.concurrent.Callable;
import ocpp.gateway.GatewaySettings;
import picocli.CommandLine.Command;

/** {@code server}: the central system, until it is told to stop. */
@Command(
        name = "server",
        description = "Runs the central system until it is interrupted. Charge points connect to"
                + " ws://HOST:PORT/{chargePointId}; APP_HOST and APP_PORT, or the configuration, set both.")
final class ServerCommand implements Callable<Integer> {
    private final OcppPekko command;
    private final Console console;

    ServerCommand(OcppPekko command, Console console) {
        this.command = command;
        this.console = console;
    }

    @Override
    public Integer call() {
        Settings settings = command.settings(Map.of());
        GatewaySettings gateway = settings.gateway();
        CentralSystem.requireFree(gateway.host(), gateway.port(), "ocpp.server.host and port (APP_HOST, APP_PORT)");
        CentralSystem server = CentralSystem.start(settings, Records.durable(settings.store()), console.err()::println);
        console.err().println("Listening on " + server.url() + "/{chargePointId}");
        String operatorUrl = server.operatorUrl();
        if (operatorUrl != null) {
            console.err().println("Console and API for operators: " + operatorUrl);
        }
        server.awaitEnd();
        return 0;
    }
}
