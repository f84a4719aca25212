package ocpp.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import ocpp.emulator.fleet.FleetChanges;
import ocpp.emulator.fleet.FleetFile;
import ocpp.emulator.fleet.FleetOutcome;
import ocpp.emulator.fleet.FleetPlan;
import ocpp.emulator.fleet.FleetReport;
import ocpp.emulator.fleet.Hotkey;
import ocpp.emulator.hocon.FileFaults;
import ocpp.operator.OperatorSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fleet}: many charge points in this process, and SLOs that say whether the central system stood it. */
@Command(
        name = "fleet",
        description = "Runs many charge points with any central system: vehicles come and go, links fail, and SLOs"
                + " decide the exit code. The options change what the file says; without a file a standard fleet runs.")
final class FleetCommand implements Callable<Integer> {
    private final OcppPekko command;
    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The fleet: HOCON, see docs/fleet.md.")
    private @Nullable Path file;

    @Option(names = "--stations", paramLabel = "N", description = "Number of charge points.")
    private @Nullable Integer stations;

    @Option(names = "--ramp", paramLabel = "RATE", description = "How many connect in a second, such as 200/s.")
    private @Nullable String ramp;

    @Option(names = "--duration", paramLabel = "TIME", description = "How long it runs, such as 5m.")
    private @Nullable String duration;

    @Option(names = "--seed", paramLabel = "N", description = "What every random choice follows from.")
    private @Nullable Long seed;

    @Mixin
    private TargetOption target = new TargetOption();

    @Option(
            names = "--operator",
            paramLabel = "URL",
            description = "Its API for operators, for events that need one. Default: the one of the configuration.")
    private @Nullable URI operator;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report to this file, as JSON.")
    private @Nullable Path json;

    FleetCommand(OcppPekko command, Console console) {
        this.command = command;
        this.console = console;
    }

    @Override
    public Integer call() {
        Settings settings = command.settings(Map.of());
        String url = target.url(settings);
        FleetPlan plan = plan();
        if (json != null) {
            write(json, "");
        }
        StatusLine status = new StatusLine(console.err(), CommandLine.Help.Ansi.AUTO.enabled());
        try (TerminalKeys keys = TerminalKeys.open()) {
            FleetSide side = new FleetSide(settings, status, fleet -> take(keys, fleet));
            FleetOutcome outcome = side.run(plan, url, api(settings), ended -> {
                status.end();
                report(ended, url);
            });
            return outcome.exitCode();
        }
    }

    private void take(TerminalKeys keys, Consumer<Hotkey> fleet) {
        if (keys.isTerminal()) {
            console.err().println(Hotkey.line());
            keys.listen(System.in, key -> Hotkey.of((char) key).ifPresent(fleet));
        }
    }

    private @Nullable URI api(Settings settings) {
        OperatorSettings api = settings.operator();
        return operator != null || api.port() == 0 ? operator : URI.create("http://" + api.host() + ":" + api.port());
    }

    private void report(FleetOutcome outcome, String url) {
        FleetReport report = new FleetReport(outcome, url);
        report.lines().forEach(console.out()::println);
        if (json != null) {
            write(json, report.json() + System.lineSeparator());
        }
    }

    private FleetPlan plan() {
        try {
            FleetPlan plan = file == null ? FleetFile.standard() : FleetFile.read(file);
            return new FleetChanges(stations, ramp, duration, seed).apply(plan);
        } catch (FileFaults | IllegalArgumentException e) {
            throw new CannotRun(String.valueOf(e.getMessage()));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CannotRun("cannot write " + file + ": " + e.getMessage());
        }
    }
}
