package ocpp.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import ocpp.emulator.fleet.FleetPlan;
import ocpp.gateway.GatewaySettings;
import ocpp.socket.FrameLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}: a central system and one session of the emulator with it, or one to look at. */
@Command(
        name = "demo",
        description = "Runs a central system on a free port and one session of the emulator with it, in one process."
                + " Nothing is kept but logs/ocpp_raw.log.")
final class DemoCommand implements Callable<Integer> {
    private static final Map<String, Object> ANY_PORT = Map.of(
            "ocpp.server.host",
            "127.0.0.1",
            "ocpp.server.port",
            0,
            "ocpp.operator.host",
            "127.0.0.1",
            "ocpp.operator.port",
            0);

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
            description =
                    "Instead of the session so many charge points in a process of their own: 200 connect in a second,"
                            + " and they charge for 15 s in all.")
    private @Nullable Integer fleet;

    DemoCommand(OcppPekko command, Console console) {
        this.command = command;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (withConsole && fleet != null) {
            throw new CannotRun("--console --fleet " + fleet + " (expected: one of the two)");
        }
        return withConsole ? showConsole() : fleet == null ? runSession() : runFleet(fleet);
    }

    private int runSession() {
        Settings settings = command.settings(ANY_PORT);
        return serve(settings, url -> Emulation.run(settings, Emulation.CHARGE_POINT, url, FrameLog.NONE, console));
    }

    /** What this process loads is what a server loads that has its work: for a cache of loaded classes. */
    private int runFleet(int stations) {
        if (stations < 1 || stations > FleetPlan.MOST_STATIONS) {
            throw new CannotRun(
                    "--fleet " + stations + " (expected: a whole number from 1 to " + FleetPlan.MOST_STATIONS + ")");
        }
        Map<String, Object> ports = new HashMap<>(ANY_PORT);
        ports.put("ocpp.operator.port", freePort());
        return serve(command.settings(ports), url -> exitCode(fleetProcess(url, stations)));
    }

    private static int serve(Settings settings, ToIntFunction<String> client) {
        CentralSystem server = CentralSystem.start(settings, Records.throwaway(settings.store()), line -> {});
        try {
            return client.applyAsInt(server.url());
        } finally {
            server.stop();
        }
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new CannotRun("no port is free for operators: " + e.getMessage());
        }
    }

    private ProcessBuilder fleetProcess(String url, int stations) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "fleet",
                "--url=" + url,
                "--stations=" + stations,
                "--ramp=200/s",
                "--duration=15s"));
        line.addAll(command.configOption());
        return new ProcessBuilder(line).inheritIO();
    }

    private static int exitCode(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end the fleet"));
            return process.waitFor();
        } catch (IOException e) {
            throw new CannotRun("the fleet cannot be started: " + e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
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
