package ocpp.app;

import java.util.Map;
import java.util.concurrent.Callable;
import ocpp.emulator.fleet.FleetChanges;
import ocpp.emulator.fleet.FleetFile;
import ocpp.emulator.fleet.FleetOutcome;
import ocpp.emulator.fleet.FleetPlan;
import ocpp.emulator.fleet.FleetReport;
import ocpp.gateway.GatewaySettings;
import ocpp.socket.FrameLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: a central system and one session of the emulator with it, or one to look at. */
@Command(
        name = "demo",
        description = "Runs a central system on a free port and one session of the emulator with it, in one process."
                + " Nothing is kept but logs/ocpp_raw.log.")
final class DemoCommand implements Callable<Integer> {
    private static final Map<String, Object> ANY_PORT =
            Map.of("ocpp.server.host", "127.0.0.1", "ocpp.server.port", 0, "ocpp.operator.port", 0);

    private final OcppPekko command;
    private final Console console;

    @Option(
            names = "--console",
            description = "Runs until it is interrupted, on the ports of the configuration, with an empty console in"
                    + " which a button starts an emulated fleet.")
    private boolean withConsole;

    @Option(
            names = "--fleet",
            paramLabel = "N",
            description = "So many charge points connect before the session, 200 a second, and charge for 15 s in all.")
    private int fleet;

    DemoCommand(OcppPekko command, Console console) {
        this.command = command;
        this.console = console;
    }

    @Override
    public Integer call() {
        return withConsole ? showConsole() : runSession();
    }

    private int runSession() {
        Settings settings = command.settings(ANY_PORT);
        CentralSystem server = CentralSystem.start(settings, Records.throwaway(settings.store()), line -> {});
        try {
            int fleetEnd = fleet == 0 ? 0 : runFleet(settings, server.url());
            int sessionEnd = Emulation.run(settings, Emulation.CHARGE_POINT, server.url(), FrameLog.NONE, console);
            return fleetEnd == 0 ? sessionEnd : fleetEnd;
        } finally {
            server.stop();
        }
    }

    private int runFleet(Settings settings, String url) {
        FleetOutcome outcome = new FleetSide(settings, status -> {}, keys -> {}).run(plan(), url, null, ended -> {});
        new FleetReport(outcome, url).lines().forEach(console.out()::println);
        return outcome.exitCode();
    }

    private FleetPlan plan() {
        try {
            return new FleetChanges(fleet, "200/s", "15s", null).apply(FleetFile.standard());
        } catch (IllegalArgumentException e) {
            throw new CannotRun(
                    "--fleet " + fleet + " (expected: a whole number from 1 to " + FleetPlan.MOST_STATIONS + ")");
        }
    }

    private int showConsole() {
        Settings settings = command.settings(Map.of());
        if (settings.operator().port() == 0) {
            throw new CannotRun("ocpp.operator.port = 0 (expected: a port for the console)");
        }
        GatewaySettings gateway = settings.gateway();
        CentralSystem.requireFree(gateway.host(), gateway.port(), "ocpp.server.host and port (APP_HOST, APP_PORT)");
        Demonstration demonstration = new Demonstration(settings, console.err()::println);
        CentralSystem server = CentralSystem.start(
                settings, Records.throwaway(settings.store()), demonstration, console.err()::println);
        console.err().println("Listening on " + server.url() + "/{chargePointId}; nothing is kept when this ends");
        console.err().println("Console: " + server.operatorUrl());
        server.awaitEnd();
        return 0;
    }
}
