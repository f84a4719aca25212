package ocpp.emulator.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ocpp.emulator.scenario.Happening;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.format.ScenarioReader;
import ocpp.emulator.scenario.report.ConsoleReport;
import ocpp.emulator.scenario.report.Observers;
import ocpp.emulator.scenario.virtual.VirtualWorld;
import ocpp.protocol.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the verbs of scenarios do, in virtual time. */
class StepsTest {
    private static final String HEAD = "scenario { id = a, title = A, timeout = 5h }\nstation { id = CP_9 }\n";
    private static final String SESSION =
            "{ boot {} }, { plug { connector = 1 } }, { swipe { connector = 1, tag = T } }, { await { answered = StartTransaction } }";

    @TempDir
    Path folder;

    private final List<String> report = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();

    @Test
    void everyAnswerOverASlowLinkTakesTwiceTheLatency() throws Exception {
        assertPasses(HEAD + "steps = [ { boot {} }, { link { latency = 200ms } }, { send { action = Heartbeat } },"
                + " { await { answered = Heartbeat } } ]");
        Duration latency = messages.stream()
                .filter(message -> message.action() == Action.Heartbeat && message.happening() == Happening.ANSWERED)
                .map(Message::latency)
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
        assertThat(latency).isBetween(Duration.ofMillis(400), Duration.ofMillis(420));
    }

    @Test
    void aLinkThatLosesAllIsCutAndComesBack() throws Exception {
        assertPasses(
                HEAD + "steps = [ { boot {} }, { link { loss = 1 } }, { send { action = Heartbeat } }, { sleep = 13s },"
                        + " { link { loss = 0 } }, { sleep = 60s }, { send { action = Authorize, payload { idTag = X } } },"
                        + " { await { answered = Authorize } } ]\n"
                        + "expect = [ { never { answered = Heartbeat } }, { count { sent = BootNotification, exactly = 1 } } ]");
    }

    @Test
    void aTextWithoutItsEndIsNoMessageAndItsCallIsSentAgain() throws Exception {
        assertPasses(
                "scenario { id = a, title = A, timeout = 5h }\nstation { id = CP_9, config {"
                        + " TransactionMessageAttempts = 50, TransactionMessageRetryInterval = 1 } }\nsteps = [ { boot {} },"
                        + " { swipe { connector = 1, tag = T } }, { await { answered = Authorize } },"
                        + " { mangle { direction = to-csms, kind = [truncate], rate = 1 } }, { plug { connector = 1 } },"
                        + " { sleep = 80s }, { expect { never { answered = StartTransaction } } },"
                        + " { mangle { direction = to-csms, rate = 0 } }, { await { answered = StartTransaction, within = 10m } } ]");
        assertThat(report).anyMatch(line -> line.contains(">> text [2,"));
    }

    @Test
    void aConnectionThatIsClosedStaysClosedUntilItIsOpened() throws Exception {
        assertPasses(
                HEAD + "steps = [ { boot {} }, { disconnect {} }, { send { action = Heartbeat } }, { sleep = 1h },"
                        + " { mark = opened }, { connect {} }, { send { action = Authorize, payload { idTag = X } } },"
                        + " { await { answered = Authorize } } ]\nexpect = [ { count { sent = BootNotification, exactly = 1 } } ]");
        ScenarioResult off = run(HEAD + "steps = [ { connect {} } ]");
        assertThat(failure(off).got()).isEqualTo("none: the charge point is switched off");
    }

    @Test
    void whatIsKeptOutlivesALossOfPowerAndWhatIsNotDoesNot() throws Exception {
        String rest = "\nsteps = [ " + SESSION
                + ", { operator { ChangeConfiguration { key = ConnectionTimeOut, value = 77 } } },"
                + " { charge { connector = 1, for = 2m } }, { link { down = true } }, { stop-button { connector = 1 } },"
                + " { power { cut = 10s } }, { link { up = true } }, { await { answered = BootNotification, within = 1m } },"
                + " { sleep = 30s }, { operator { GetConfiguration { key = [ConnectionTimeOut] } },"
                + " where { configurationKey = [ { value = %s } ] } } ]\nexpect = [ %s,"
                + " { shows { connector = 1, where { plugged = true, status = \"%s\" } } } ]";
        String head = HEAD.replace("CP_9 }\n", "CP_9, ");
        assertPasses(head + "persist = true }"
                + rest.formatted("77", "{ count { sent = StopTransaction, exactly = 1 } }", "Finishing | Preparing"));
        assertPasses(head + "persist = false }"
                + rest.formatted("\"!= 77\"", "{ never { sent = StopTransaction } }", "Preparing"));
    }

    @Test
    void aCallThatGetsNoAnswerIsNoneAndTheNextIsAnswered() throws Exception {
        assertPasses(
                HEAD + "steps = [ { boot {} }, { arm { action = ClearCache, silence = true } },"
                        + " { operator { ClearCache {} }, unanswered = true }, { operator { ClearCache {} } } ]\n"
                        + "expect = [ { count { received = ClearCache, exactly = 2 } }, { count { replied = ClearCache, exactly = 1 } } ]");
        ScenarioResult result =
                run(HEAD + "steps = [ { boot {} }, { operator { ClearCache {} }, unanswered = true } ]");
        assertThat(failure(result).expected()).isEqualTo("no answer");
        assertThat(failure(result).got()).startsWith("Answered {");
    }

    @Test
    void branchesGoOnSideBySideInTheOrderOfTheirWaits() throws Exception {
        assertPasses(HEAD + "steps = [ { parallel { branches = ["
                + " [ { sleep = 1s }, { note = one }, { sleep = 2s }, { note = three } ],"
                + " [ { sleep = 2s }, { note = two }, { parallel { branches = [ [ { sleep = 2s }, { note = four } ], [ { note = inner } ] ] } } ]"
                + " ] } }, { note = last } ]");
        assertThat(report)
                .filteredOn(line -> line.contains("note: "))
                .extracting(line -> line.replaceFirst(".*note: ", ""))
                .containsExactly("one", "two", "inner", "three", "four", "last");
    }

    @Test
    void aBranchThatFailsEndsTheOthersAndTheScenario() throws Exception {
        ScenarioResult result = run(
                HEAD + "steps = [ { boot {} }, { parallel { branches = ["
                        + " [ { await { sent = StartTransaction, within = 5s } } ], [ { sleep = 4h }, { note = late } ] ] } }, { note = after } ]");
        assertThat(failure(result).got()).isEqualTo("none");
        assertThat(result.length()).isLessThan(Duration.ofSeconds(10));
        assertThat(report)
                .anyMatch(line -> line.contains("FAIL  step 3 [1] await"))
                .anyMatch(line -> line.contains("repeat") && line.endsWith("--from 2"));
        assertThat(report)
                .noneMatch(line -> line.contains("late") && line.contains("note: ") || line.endsWith("after"));
    }

    @Test
    void stepsAreDoneWhereSomethingHoldsAndOthersWhereItDoesNot() throws Exception {
        String when = "steps = [ { boot {} }, { set { colour = %s } }, { when { variables { colour = red },"
                + " then = [ { note = stop } ], else = [ { note = go } ] } } ]";
        assertPasses(HEAD + when.formatted("red"));
        assertThat(report).anyMatch(line -> line.endsWith("note: stop")).noneMatch(line -> line.endsWith("note: go"));
        assertPasses(HEAD + when.formatted("green"));
        assertThat(report).anyMatch(line -> line.endsWith("note: go"));
    }

    @Test
    void stepsBeforeTheOneToBeginWithDoNotLinger() throws Exception {
        String text = HEAD + "steps = [ " + SESSION + ", { charge { connector = 1, for = 1h } }, { sleep = 1h },"
                + " { expect { sent = DataTransfer } }, { stop-button { connector = 1 } }, { await { answered = StopTransaction } } ]";
        assertThat(failure(run(text)).expected()).contains("DataTransfer");
        report.clear();
        ScenarioResult result = run(text, 8);
        assertThat(result.verdict()).as(String.join("\n", report)).isEqualTo(Verdict.PASS);
        assertThat(result.length()).isLessThan(Duration.ofMinutes(1));
        assertThat(report)
                .filteredOn(line -> line.contains("-- step"))
                .first()
                .asString()
                .contains("step  8");
    }

    private void assertPasses(String text) throws IOException, InterruptedException {
        assertThat(run(text).verdict()).as(String.join("\n", report)).isEqualTo(Verdict.PASS);
    }

    private ScenarioResult run(String text) throws IOException, InterruptedException {
        return run(text, 1);
    }

    private ScenarioResult run(String text, int from) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("a.conf"), text);
        RunObserver collecting = new RunObserver() {
            @Override
            public void message(Duration at, Message message) {
                messages.add(message);
            }
        };
        try (VirtualWorld world = new VirtualWorld(1)) {
            return ScenarioRun.run(
                    ScenarioReader.file(file),
                    Pace.VIRTUAL,
                    world,
                    Observers.of(new ConsoleReport(report::add, "test", null), collecting),
                    from);
        }
    }

    private static CheckResult.Failure failure(ScenarioResult result) {
        return result.checks().stream()
                .map(CheckResult::failure)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
