package ocpp.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.report.JUnitReport;
import ocpp.emulator.scenario.run.ScenarioResult;
import ocpp.emulator.scenario.run.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code run}: plays scenarios with a central system and judges what came of them. */
@Command(
        name = "run",
        description = "Runs scenarios and says whether they hold. Exit code 0 when none failed, PARTIAL and NOT"
                + " APPLICABLE included, 1 when one failed, 2 when it could not run, 130 when it was interrupted.")
final class RunCommand implements Callable<Integer> {
    private static final int INTERRUPTED = 130;

    private final OcppPekko command;
    private final Console console;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Scenario files, or ids of shipped ones (scenario list). Without any: all that are shipped.")
    private List<String> names = new ArrayList<>();

    @Mixin
    private TargetOption target = new TargetOption();

    @Option(
            names = "--operator",
            defaultValue = "${env:OCPP_OPERATOR}",
            paramLabel = "URL",
            description = "The operator API of the central system: http://host:port. Without it scenarios that need it"
                    + " are NOT APPLICABLE.")
    private @Nullable String operator;

    @Option(
            names = "--sut-restart",
            defaultValue = "${env:OCPP_SUT_RESTART}",
            paramLabel = "COMMAND",
            description = "A command of the shell that restarts the central system and ends when it has; without it"
                    + " scenarios that need it are NOT APPLICABLE, but in virtual time.")
    private @Nullable String restart;

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = "Only scenarios whose id or test case is like this, such as 'TC_003*'.")
    private @Nullable String only;

    @Option(names = "--tag", paramLabel = "TAG", description = "Only scenarios with this tag, such as Reservation.")
    private @Nullable String tag;

    @Option(names = "--seed", paramLabel = "N", description = "Instead of the seed of the file.")
    private @Nullable Integer seed;

    @Option(
            names = "--clock",
            paramLabel = "CLOCK",
            description = "Instead of the clock of the file: real, x60 (a minute in a second), or virtual (without"
                    + " waiting, with a central system in memory; the same for the same seed).")
    private @Nullable String clock;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML.")
    private @Nullable Path junit;

    @Option(names = "--trace", paramLabel = "FILE", description = "Write everything that happens, a line of JSON each.")
    private @Nullable Path trace;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write a page to read there, index.html: verdicts, failures, frames.")
    private @Nullable Path report;

    @Option(
            names = "--from",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Of the steps before this one do only what later ones need: no sleep, no charging for a while,"
                            + " no expectation.")
    private int from;

    @Option(names = "--fail-fast", description = "Stop after the first scenario that has failed.")
    private boolean failFast;

    RunCommand(OcppPekko command, Console console) {
        this.command = command;
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Scenario> wanted = Scenarios.named(names).stream()
                .filter(scenario -> Scenarios.isWanted(scenario, only, tag))
                .map(scenario -> seed == null ? scenario : scenario.withSeed(seed))
                .toList();
        if (wanted.isEmpty()) {
            throw new CannotRun("no scenario is left (expected: one or more that --only and --tag choose)");
        }
        if (from < 1) {
            throw new CannotRun("--from " + from + " (expected: the number of a step, 1 or more)");
        }
        if (from > 1 && wanted.size() > 1) {
            throw new CannotRun("--from " + from + " with " + wanted.size() + " scenarios (expected: one)");
        }
        Pace pace = clock == null ? null : pace(clock);
        Settings settings = command.settings(Map.of());
        ScenarioRuns.Setup setup =
                new ScenarioRuns.Setup(target.url(settings), operator, restart, pace, trace, report, from, failFast);
        try (Interrupts interrupts = new Interrupts()) {
            ScenarioRuns.Surroundings around = new ScenarioRuns.Surroundings(console, interrupts);
            return exitCode(ScenarioRuns.run(settings, setup, wanted, around), wanted.size());
        }
    }

    private int exitCode(ScenarioRuns.Outcome outcome, int wanted) {
        List<ScenarioResult> results = outcome.results();
        writeJUnit(results);
        if (outcome.interrupted() != null) {
            console.err()
                    .println("interrupted in " + outcome.interrupted() + "; " + results.size() + " of " + wanted
                            + " scenarios have ended");
            return INTERRUPTED;
        }
        return results.stream().anyMatch(result -> result.verdict() == Verdict.FAIL) ? 1 : 0;
    }

    private static Pace pace(String word) {
        try {
            return Pace.named(word);
        } catch (IllegalArgumentException e) {
            throw new CannotRun("--clock " + word + " (expected: " + e.getMessage() + ")");
        }
    }

    private void writeJUnit(List<ScenarioResult> results) {
        Path file = junit;
        if (file == null) {
            return;
        }
        try {
            JUnitReport.write(file, results);
        } catch (IOException e) {
            throw new CannotRun("cannot write " + file + ": " + e);
        }
    }
}
