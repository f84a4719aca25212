package ocpp.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import ocpp.emulator.hocon.FileFaults;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.format.Explanations;
import ocpp.emulator.scenario.format.ScenarioReader;
import ocpp.emulator.scenario.format.ShippedScenarios;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scenario}: looks at scenarios without running them. */
@Command(
        name = "scenario",
        description = "Lists, checks and shows scenarios, and explains their verbs.",
        synopsisSubcommandLabel = "(list | check | show | explain)")
final class ScenarioCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    ScenarioCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Missing subcommand: list, check, show or explain");
    }

    @Command(name = "list", description = "Lists the scenarios that are shipped.")
    int list() {
        for (String id : ShippedScenarios.ids()) {
            Scenario.Heading heading = Scenarios.shipped(id).heading();
            console.out().printf("%-28s %-62s %s%n", id, heading.title(), String.join(" ", heading.tags()));
        }
        return 0;
    }

    @Command(name = "check", description = "Reads scenario files and says what is wrong with them.")
    int check(@Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files) {
        boolean good = true;
        for (Path file : files) {
            try {
                Scenario scenario = ScenarioReader.file(file);
                console.out()
                        .println(file + ": " + scenario.heading().id() + ", "
                                + scenario.steps().size() + " steps, "
                                + scenario.checks().size() + " expectations");
            } catch (FileFaults e) {
                good = false;
                e.faults().forEach(console.err()::println);
            }
        }
        return good ? 0 : 2;
    }

    @Command(name = "show", description = "Shows the text of a scenario that is shipped, to be copied and changed.")
    int show(@Parameters(paramLabel = "ID") String id) {
        String text = ShippedScenarios.source(id);
        if (text == null) {
            throw new CannotRun(
                    "no scenario " + id + " (expected: one of " + String.join(", ", ShippedScenarios.ids()) + ")");
        }
        console.out().print(text);
        console.out().flush();
        return 0;
    }

    @Command(name = "explain", description = "Says what a verb of a step does, with its members and examples.")
    int explain(@Parameters(paramLabel = "VERB") String verb) {
        String text = Explanations.of(verb);
        if (text == null) {
            throw new CannotRun(
                    "no verb " + verb + " (expected: one of " + String.join(", ", Explanations.verbs()) + ")");
        }
        console.out().print(text);
        console.out().flush();
        return 0;
    }
}
