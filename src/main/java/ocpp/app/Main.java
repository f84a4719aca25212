package ocpp.app;

import ocpp.app.Configuration.Surroundings;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Where the process starts. Exit codes: 0 ok, 1 the session failed, 2 could not run, 130 interrupted. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Before Pekko starts: its first line would come while logging is not ready and be replayed with a notice.
        LoggerFactory.getLogger(Main.class);
        System.exit(run(Surroundings.ofThisProcess(), Console.ofThisProcess(), arguments));
    }

    static int run(Surroundings surroundings, Console console, String... arguments) {
        OcppPekko command = new OcppPekko(surroundings);
        return new CommandLine(command)
                .addSubcommand(new ServerCommand(command, console))
                .addSubcommand(new EmulateCommand(command, console))
                .addSubcommand(new DemoCommand(command, console))
                .addSubcommand(new RunCommand(command, console))
                .addSubcommand(new ScenarioCommand(console))
                .addSubcommand(new FleetCommand(command, console))
                .setUsageHelpWidth(100)
                .setOut(console.out())
                .setErr(console.err())
                .setExecutionExceptionHandler(Main::explain)
                .execute(arguments);
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
