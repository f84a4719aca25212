package ocpp.emulator.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.format.ScenarioReader;
import ocpp.emulator.scenario.report.ConsoleReport;
import ocpp.emulator.scenario.virtual.VirtualWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a scenario that does not hold. */
class ScenarioRunTest {
    private static final String HEAD = "scenario { id = a, title = A }\nstation { id = CP_9 }\n";
    private static final String SESSION = HEAD + """
            steps = [
              { boot {} }, { plug { connector = 1 } }, { swipe { connector = 1, tag = T } }
              { await { answered = StartTransaction, save { tx = transactionId } } }
              { charge { connector = 1, for = 5s } }, { stop-button { connector = 1 } }
              { await { answered = StopTransaction } }
            ]
            """;

    @TempDir
    Path folder;

    private final List<String> report = new ArrayList<>();

    @Test
    void aStepThatFailsSaysWhatCameAndEndsTheOthersButNotTheLast() throws Exception {
        ScenarioResult result = run(HEAD + """
                steps = [
                  { boot {} }
                  { await { sent = StatusNotification, where { connectorId = 1, status = Charging }, within = 3s } }
                  { note = "not reached" }
                ]
                expect = [ { sent = Heartbeat } ]
                finally = [ { note = "at the end" } ]
                """);
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        CheckResult failed = only(result, Verdict.FAIL);
        assertThat(failed.place().toString()).endsWith("/a.conf:5");
        CheckResult.Failure failure = Objects.requireNonNull(failed.failure());
        assertThat(failure.expected())
                .isEqualTo("sent StatusNotification where connectorId=1, status=Charging within 3.0 s");
        assertThat(failure.got()).startsWith("connectorId 2 in #").endsWith("StatusNotification.req");
        assertThat(failure.sections()).isEqualTo("OCPP 1.6 4.9, 6.47");
        assertThat(failure.frames()).isNotEmpty();
        assertThat(only(result, Verdict.NOT_APPLICABLE).title()).isEqualTo("once at least sent Heartbeat");
        assertThat(report).anyMatch(line -> line.endsWith("note: at the end"));
        assertThat(report).noneMatch(line -> line.contains("not reached"));
        assertThat(report)
                .anyMatch(line -> line.matches(" +repeat +ocpp-pekko run .*a.conf --seed 1 --clock virtual --from 2"));
        assertThat(report).last().asString().startsWith("RESULT a FAIL  2 checks  0 passed  1 failed  1 skipped  3.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ order = [StopTransaction, StartTransaction] }|StartTransaction after #|none",
                "{ count { sent = StopTransaction, exactly = 2 } }|exactly 2 sent StopTransaction|1",
                "{ never { sent = StartTransaction, where { idTag = T } } }|never sent StartTransaction where idTag=T|1",
                "{ sent = StartTransaction, where { idTag = X } }|once at least sent StartTransaction where idTag=X|idTag T in #",
                "{ sent = StopTransaction, where { meterStop = \"< meterStart\" } }|once at least sent StopTransaction|meterStop ",
                "{ every { sent = StatusNotification, where { connectorId = 1 } } }|connectorId 1|0",
                "{ every { sent = Heartbeat } }|one message or more|none",
                "{ shows { connector = 1, where { status = Charging } } }|status Charging|Finishing",
                "{ shows { connector = 7, where { status = Charging } } }|connector 7|no such connector",
                "{ record { transaction = \"{tx}\", idTag = X } }|idTag X|T   GET /api/v1/transactions/1",
                "{ record { transaction = 99 } }|transaction 99|no such transaction   GET /api/v1/transactions/99"
            })
    void anExpectationThatDoesNotHoldSaysWhatCame(String expectation, String expected, String got) throws Exception {
        ScenarioResult result = run(SESSION + "expect = [ " + expectation + " ]");
        CheckResult.Failure failure =
                Objects.requireNonNull(only(result, Verdict.FAIL).failure());
        assertThat(failure.expected()).startsWith(expected);
        assertThat(failure.got()).startsWith(got);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ order = [BootNotification, \"StatusNotification(1 Charging)\", StopTransaction] }",
                "{ count { sent = StopTransaction, between = [1, 1] } }",
                "{ all-answered = [BootNotification, StartTransaction, StopTransaction] }",
                "{ no-duplicates = [StartTransaction, StopTransaction] }",
                "{ schema = both-ways }",
                "{ queue-empty = true }",
                "{ shows { connector = 1, where { status = Finishing, plugged = true, transaction = absent } } }",
                "{ record { transaction = \"{tx}\", idTag = T, status = finished } }"
            })
    void anExpectationHolds(String expectation) throws Exception {
        ScenarioResult result = run(SESSION + "expect = [ " + expectation + " ]");
        assertThat(result.verdict()).as(String.join("\n", report)).isEqualTo(Verdict.PASS);
    }

    @Test
    void aRunThatTakesTooLongHasFailed() throws Exception {
        ScenarioResult result = run("""
                scenario { id = a, title = A, timeout = 10s }
                station { id = CP_9 }
                steps = [ { boot {} }, { repeat { times = 9, steps = [ { sleep = 2s } ] } } ]
                """);
        assertThat(Objects.requireNonNull(only(result, Verdict.FAIL).failure()).expected())
                .isEqualTo("an end within 10 s");
    }

    private ScenarioResult run(String text) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("a.conf"), text);
        try (VirtualWorld world = new VirtualWorld(1)) {
            return ScenarioRun.run(
                    ScenarioReader.file(file), Pace.VIRTUAL, world, new ConsoleReport(report::add, "test", null));
        }
    }

    private static CheckResult only(ScenarioResult result, Verdict verdict) {
        List<CheckResult> found = result.checks().stream()
                .filter(check -> check.verdict() == verdict)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
