package ocpp.app;

import java.util.Map;
import java.util.concurrent.Callable;
import ocpp.socket.FrameLog;
import picocli.CommandLine.Command;

/** {@code demo}: a central system and one session of the emulator with it. */
@Command(
        name = "demo",
        description = "Runs a central system on a free port and one session of the emulator with it, in one process."
                + " Nothing is kept but logs/ocpp_raw.log.")
final class DemoCommand implements Callable<Integer> {
    private static final Map<String, Object> ANY_PORT =
            Map.of("ocpp.server.host", "127.0.0.1", "ocpp.server.port", 0, "ocpp.operator.port", 0);

    private final OcppPekko command;
    private final Console console;

    DemoCommand(OcppPekko command, Console console) {
        this.command = command;
        this.console = console;
    }

    @Override
    public Integer call() {
        Settings settings = command.settings(ANY_PORT);
        CentralSystem server = CentralSystem.start(settings, Records.throwaway(settings.store()), line -> {});
        try {
            return Emulation.run(settings, Emulation.CHARGE_POINT, server.url(), FrameLog.NONE, console);
        } finally {
            server.stop();
        }
    }
}
