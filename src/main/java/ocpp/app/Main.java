package ocpp.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import ocpp.app.Configuration.Surroundings;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Where the process starts. Exit codes: 0 ok, 1 the session failed, 2 could not run, 130 interrupted. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        HeadStart.begin(arguments);
        // Before Pekko starts: its first line would come while logging is not ready and be replayed with a notice.
        LoggerFactory.getLogger(Main.class);
        System.exit(run(Surroundings.ofThisProcess(), Console.ofThisProcess(), arguments));
    }

    static int run(Surroundings surroundings, Console console, String... arguments) {
        OcppPekko command = new OcppPekko(surroundings);
        CommandLine line = new CommandLine(command);
        Map<String, Supplier<Object>> all = subcommands(command, console);
        // Each takes its time to set up: the others are only needed where all of them are shown.
        Supplier<Object> named = arguments.length == 0 ? null : all.get(arguments[0]);
        if (named == null) {
            all.values().forEach(subcommand -> line.addSubcommand(subcommand.get()));
        } else {
            line.addSubcommand(named.get());
        }
        return line.setUsageHelpWidth(100)
                .setOut(console.out())
                .setErr(console.err())
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments);
    }

    private static Map<String, Supplier<Object>> subcommands(OcppPekko command, Console console) {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("server", () -> new ServerCommand(command, console));
        all.put("emulate", () -> new EmulateCommand(command, console));
        all.put("demo", () -> new DemoCommand(command, console));
        all.put("run", () -> new RunCommand(command, console));
        all.put("scenario", () -> new ScenarioCommand(console));
        all.put("fleet", () -> new FleetCommand(command, console));
        return all;
    }

    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (problem instanceof CannotRun) {
            command.getErr().println(problem.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        throw problem;
    }
}
