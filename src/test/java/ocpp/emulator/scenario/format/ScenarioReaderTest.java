package ocpp.emulator.scenario.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import ocpp.emulator.hocon.FileFaults;
import ocpp.emulator.scenario.Expectation;
import ocpp.emulator.scenario.Happening;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.Step;
import ocpp.emulator.scenario.Verb;
import ocpp.protocol.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read from scenario files, and what is said of those that are none. */
class ScenarioReaderTest {
    private static final String HEAD = "scenario { id = a-1, title = A }\nstation { id = CP_9 }\n";

    @TempDir
    Path folder;

    @Test
    void readsWhatStandsInTheFile() throws IOException {
        Scenario scenario = read("""
                scenario { id = a-1, title = "A title", traces-to = [TC_003_CSMS], tags = [Core], timeout = 5m, seed = 7, clock = x60 }
                station { id = 0123, template = dc-150kw, connectors = 3, persist = true, config { HeartbeatInterval = 60 }, ev { model = zoe-52kwh, soc = 80 } }
                vars { tag = 1E5 }
                steps = [ { boot {} }, { sleep = 1.5h } ]
                finally = [ { note = bye } ]
                """);
        Scenario.Heading heading = scenario.heading();
        assertThat(heading.title()).isEqualTo("A title");
        assertThat(heading.tracesTo()).containsExactly("TC_003_CSMS");
        assertThat(heading.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(heading.pace()).isEqualTo(Pace.X60);
        assertThat(scenario.station().chargePointId())
                .as("digits as they are written")
                .isEqualTo("0123");
        assertThat(scenario.station().seed()).isEqualTo(7);
        assertThat(scenario.station().connectors()).isEqualTo(3);
        assertThat(scenario.station().configuration()).containsEntry("HeartbeatInterval", "60");
        assertThat(scenario.station().vehicle().soc()).isEqualTo(80);
        assertThat(scenario.variables()).containsEntry("tag", "1E5");
        assertThat(scenario.steps())
                .extracting(Step::verb)
                .containsExactly(new Verb.Boot(), new Verb.Sleep(Duration.ofMinutes(90)));
        assertThat(scenario.steps().get(0).place()).hasToString(folder.resolve("a.conf") + ":4");
        assertThat(scenario.last()).hasSize(1);
        assertThat(scenario.needsOperator()).isFalse();
    }

    @Test
    void textsOfOcppKeepTheirCharacters() throws IOException {
        Scenario scenario = read(HEAD + """
                steps = [ { repeat { times = 2, steps = [ { operator { SendLocalList { listVersion = 1, updateType = Full,
                  localAuthorizationList = [ { idTag = 0123, idTagInfo { status = Accepted } }, { idTag = 1E5 } ] } } } ] } } ]
                """);
        Verb.Repeat repeat = (Verb.Repeat) scenario.steps().get(0).verb();
        JsonNode payload = ((Verb.Operate) repeat.steps().get(0).verb()).payload();
        assertThat(payload)
                .hasToString("{\"listVersion\":1,\"localAuthorizationList\":[{\"idTag\":\"0123\","
                        + "\"idTagInfo\":{\"status\":\"Accepted\"}},{\"idTag\":\"1E5\"}],\"updateType\":\"Full\"}");
        assertThat(scenario.needsOperator()).isTrue();
    }

    @Test
    void aMessageAloneIsExpectedOnceAtLeast() throws IOException {
        Scenario scenario = read(HEAD + "steps = [ { boot {} } ]\nexpect = [ { sent = Heartbeat }, "
                + "{ count { answered = Heartbeat, between = [2, 3] } }, { never { refused = Heartbeat } } ]");
        assertThat(scenario.checks())
                .extracting(check -> (Expectation.Count) check.expectation())
                .satisfiesExactly(
                        sent -> assertThat(List.of(sent.least(), sent.most())).containsExactly(1, Integer.MAX_VALUE),
                        answered -> {
                            assertThat(List.of(answered.least(), answered.most()))
                                    .containsExactly(2, 3);
                            assertThat(answered.selector().happening()).isEqualTo(Happening.ANSWERED);
                            assertThat(answered.selector().action()).isEqualTo(Action.Heartbeat);
                        },
                        never -> assertThat(never.most()).isZero());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ plug { } }|a.conf:3: plug without connector (expected: a whole number, 1 to 64)",
                "{ plug { connector = 0 } }|a.conf:3: connector = 0 (expected: a whole number, 1 to 64)",
                "{ plug { connector = 1, at = 2 } }|a.conf:3: unknown key at (expected in plug: connector, model, soc)",
                "{ plgu { connector = 1 } }|a.conf:3: a step with [plgu] (expected: one verb of boot, plug, ",
                "{ boot {}, sleep = 1s }|a.conf:3: a step with [boot, sleep] (expected: one verb of",
                "{ sleep = 10 }|a.conf:3: sleep = 10 (expected: a time such as 200ms, 10s, 5m or 24h)",
                "{ await { sent = Hartbeat } }|a.conf:3: sent = \"Hartbeat\" (expected: the name of an action",
                "{ await { state = Busy, connector = 1 } }|a.conf:3: state = \"Busy\" (expected: Available, Preparing,",
                "{ await { within = 1s } }|a.conf:3: await without sent (expected: state or a message)",
                "{ operator { Rest {} } }|a.conf:3: operator { Rest } (expected: the name of an action",
                "{ expect { order = [Heartbeat] } }|a.conf:3: order = [\"Heartbeat\"] (expected: two events or more)",
                "{ expect { sent = Heartbeat, where { a = \"> \" } } }|a.conf:3: a = \"> \" (expected: a number, a time,",
                "{ connect { at = 1 } }|a.conf:3: unknown key at (expected in connect: )",
                "{ link {} }|a.conf:3: link without down (expected: down = true, up = true, latency = 200ms or loss = 0.1)",
                "{ link { loss = 2 } }|a.conf:3: loss = 2 (expected: a number, 0.0 to 1.0)",
                "{ mangle { direction = up, rate = 1 } }|a.conf:3: direction = \"up\" (expected: to-csms or to-station)",
                "{ mangle { direction = to-csms, rate = 1 } }|a.conf:3: mangle without kind (expected: a list [ ] of some of",
                "{ mangle { direction = to-csms, rate = 1, kind = [shred] } }|a.conf:3: kind = \"shred\" (expected: duplicate,",
                "{ sut {} }|a.conf:3: sut without restart (expected: restart = true)",
                "{ parallel { branches = [ [] ] } }|a.conf:3: branches = [[]] (expected: 2 to 16 lists of steps",
                "{ parallel { branches = [ 1, [] ] } }|a.conf:3: branches = 1 (expected: a list [ ])",
                "{ parallel { branches = [ [ { jump {} } ], [] ] } }|a.conf:3: a step with [jump]",
                "{ when { queue-empty = true } }|a.conf:3: when without then (expected: a list [ ] of steps)",
                "{ when { then = [] } }|a.conf:3: an expectation with [then] (expected: one of order, ",
                "{ when { queue-empty = true, then = [ { sleep = 1 } ] } }|a.conf:3: sleep = 1 (expected: a time",
                "{ arm { action = Reset } }|a.conf:3: arm without answer (expected: silence = true,"
            })
    void aStepThatIsNoneIsOneLine(String step, String expected) {
        assertThat(faults(HEAD + "steps = [ " + step + " ]"))
                .singleElement()
                .asString()
                .startsWith(expected);
    }

    @Test
    void everyFaultOfAFileIsTold() {
        assertThat(faults("""
                scenario { id = "A B", title = A }
                station { id = CP_9, config { HeartbeatInterval = soon } }
                steps = [ { jump {} }, { sleep = 1s }, { fault { error = Fire } } ]
                expect = [ { sometimes = true } ]
                step = []
                """))
                .satisfiesExactly(
                        id -> assertThat(id).startsWith("a.conf:1: id = \"A B\""),
                        key -> assertThat(key).startsWith("a.conf:2: HeartbeatInterval = \"soon\" (expected: "),
                        jump -> assertThat(jump).startsWith("a.conf:3: a step with [jump]"),
                        fire -> assertThat(fire)
                                .startsWith("a.conf:3: error = \"Fire\" (expected: ConnectorLockFailure, "),
                        sometimes -> assertThat(sometimes).startsWith("a.conf:4: an expectation with [sometimes]"),
                        step -> assertThat(step).startsWith("a.conf:5: unknown key step"));
    }

    @Test
    void whatIsNoFileOrNoHoconIsOneLine() {
        assertThat(faults("scenario {")).singleElement().asString().startsWith("a.conf:1: ");
        Path none = folder.resolve("none.conf");
        assertThat(catchThrowableOfType(FileFaults.class, () -> ScenarioReader.file(none)))
                .hasMessageContaining("no scenario file " + none);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedScenarioCanBeRead(String id) {
        Scenario scenario = java.util.Objects.requireNonNull(ShippedScenarios.named(id));
        assertThat(scenario.heading().id()).isEqualTo(id);
        assertThat(scenario.heading().tags()).isNotEmpty();
        assertThat(scenario.checks()).isNotEmpty();
        assertThat(ShippedScenarios.source(id)).startsWith("# ");
    }

    static List<String> shipped() {
        return ShippedScenarios.ids();
    }

    @Test
    void theIndexNamesEveryFile() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/scenarios"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".conf"))
                            .map(name -> name.replace(".conf", "")))
                    .containsExactlyInAnyOrderElementsOf(ShippedScenarios.ids());
        }
    }

    private Scenario read(String text) throws IOException {
        return ScenarioReader.file(Files.writeString(folder.resolve("a.conf"), text));
    }

    private List<String> faults(String text) {
        return catchThrowableOfType(FileFaults.class, () -> read(text)).faults().stream()
                .map(fault -> fault.replace(folder + "/", ""))
                .toList();
    }
}
