package ocpp.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import ocpp.emulator.chargepoint.BackOff;
import ocpp.emulator.hocon.FileFaults;
import ocpp.emulator.link.Mangling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetFileTest {
    private static final String RUSH = """
            # thundering herd after a restart
            fleet {
              id = morning-rush, seed = 7, clock = real, duration = 15m
              stations = 5000, id-pattern = "SIM-%05d"
              connect { ramp = 200/s, backoff { min = 1s, max = 60s, jitter = 0.3 } }
              mix = [
                { weight = 0.8, template = ac-22kw-3ph, behaviour { arrivals = "poisson 0.5/h", stay = "lognormal 6h 0.4", energy = "normal 18kWh 6kWh" } }
                { weight = 0.2, template = dc-150kw-ccs, behaviour { arrivals = "poisson 1.5/h", stay = "lognormal 28m 0.3", energy = "normal 32kWh 9kWh" } }
              ]
              events = [
                { at = 9m,  do { mangle { direction = to-csms, kind = [duplicate, reorder, truncate], rate = 0.001 } } }
                { at = 5m,  do { link { down = true, share = 1.0, for = 30s } } }
                { at = 11m, do { operator { ClearChargingProfile { share = 0.5, payload { id = 3 } } } } }
                { at = 12m, do { reconnect { share = 0.25 } } }
              ]
              slo {
                "BootNotification.p99" = "< 500ms", call-errors = 0
                reconnected-within = { share = 0.99, of = 60s }
              }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aWholeFileIsRead() throws IOException {
        FleetPlan plan = read(RUSH);
        assertThat(plan.id()).isEqualTo("morning-rush");
        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.duration()).isEqualTo(Duration.ofMinutes(15));
        assertThat(plan.identity(0)).isEqualTo("SIM-00001");
        assertThat(plan.identity(4999)).isEqualTo("SIM-05000");
        assertThat(plan.connect().begin(400)).isEqualTo(Duration.ofSeconds(2));
        assertThat(plan.connect().backOff()).isEqualTo(new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60), 0.3));
        assertThat(plan.mix()).hasSize(2);
        assertThat(plan.mix().get(1).behaviour())
                .isEqualTo(new FleetPlan.Behaviour(
                        new Distribution.Exponential(2400),
                        new Distribution.LogNormal(1680, 0.3),
                        new Distribution.Normal(32_000, 9_000)));
    }

    @Test
    void eventsAreInTheOrderOfTime() throws IOException {
        assertThat(read(RUSH).events())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo(new FleetEvent.LinkDown(Duration.ofMinutes(5), 1, Duration.ofSeconds(30))),
                        second -> assertThat(second)
                                .isEqualTo(new FleetEvent.Mangle(
                                        Duration.ofMinutes(9), 1, EnumSet.allOf(Mangling.class), 0.001)),
                        third -> {
                            FleetEvent.Operate operate = (FleetEvent.Operate) third;
                            assertThat(operate.action()).isEqualTo("ClearChargingProfile");
                            assertThat(operate.payload()).hasToString("{\"id\":3}");
                            assertThat(operate.share()).isEqualTo(0.5);
                        },
                        fourth -> assertThat(fourth).isEqualTo(new FleetEvent.Reconnect(Duration.ofMinutes(12), 0.25)));
    }

    @Test
    void slosAreRead() throws IOException {
        assertThat(read(RUSH).slos())
                .containsExactlyInAnyOrder(
                        new Slo.Latency("BootNotification", "p99", new Limit("<", 0.5, "< 500ms")),
                        new Slo.Count(Figure.CALL_ERRORS, new Limit("<=", 0, "<= 0")),
                        new Slo.Reconnected(0.99, Duration.ofSeconds(60)));
    }

    @Test
    void theShippedFleetsAreInOrder() {
        FleetPlan plan = FleetFile.standard();
        assertThat(plan.stations()).isEqualTo(100);
        assertThat(plan.slos()).hasSize(5);
        assertThat(FleetFile.demo().identity(8)).isEqualTo("DEMO-09");
        assertThat(FleetFile.demo().mix().get(0).configuration()).containsEntry("MeterValueSampleInterval", "5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            duration = 15m                 | duration = soon                 | 3: duration = "soon" (expected: a time
            stations = 5000                | stations = 0                    | 4: stations = 0 (expected: a whole number, 1 to 100000)
            stations = 5000                | stations = 5000, colour = red   | 4: unknown key colour (expected in fleet: clock, connect, duration, events
            ramp = 200/s                   | ramp = fast                     | 5: ramp = "fast" (expected: a rate above 0 such as 200/s
            ramp = 200/s,                  | ''                              | 5: connect without ramp (expected: a value)
            max = 60s                      | max = 100ms                     | 5: max = "100ms" (expected: a time not below min
            SIM-%05d                       | SIM                             | 4: id-pattern = "SIM" (expected: a pattern such as SIM-%05d
            SIM-%05d                       | SIM-%s-%s                       | 4: id-pattern = "SIM-%s-%s" (expected: a pattern
            clock = real                   | clock = virtual                 | 3: clock = "virtual" (expected: real)
            weight = 0.8                   | weight = heavy                  | 7: weight = "heavy" (expected: a number
            template = dc-150kw-ccs,       | template = dc-9kw,              | 8: template = "dc-9kw" (expected: one of [ac
            poisson 0.5/h                  | now and then                    | 7: arrivals = "now and then" (expected: poisson
            poisson 0.5/h                  | 0s                              | 7: arrivals = "0s" (expected: a time above 0
            normal 18kWh 6kWh              | normal 18h 6h                   | 7: energy = "normal 18h 6h" (expected: an energy
            share = 1.0                    | share = 2                       | 12: share = 2 (expected: a number, 1.0E-6 to 1.0)
            reorder, truncate              | shred                           | 11: kind = "shred" (expected: duplicate, reorder, truncate)
            ClearChargingProfile           | ClearEverything                 | 13: operator { ClearEverything } (expected: the name of an action
            template = dc-150kw-ccs,       | template = dc-50kw, config { HeartbeatInterval = often }, | 8: HeartbeatInterval = "often" (expected:
            mangle { direction             | jumble { direction              | 11: do without operator (expected: one of link, reconnect, mangle, operator)
            at = 9m                        | at = 9m, by = me                | 11: unknown key by (expected in events: at, do)
            BootNotification.p99           | BootNotification.p              | 17: BootNotification.p = "< 500ms" (expected: an action, or Connect
            BootNotification.p99           | Boot.p99                        | 17: Boot.p99 = "< 500ms" (expected: an action
            < 500ms                        | < 500                           | 17: BootNotification.p99 = "< 500" (expected: a time
            call-errors = 0                | call-errors = few               | 17: call-errors = "few" (expected: a number)
            of = 60s                       | to = 60s                        | 18: reconnected-within without of (expected: a value)
            # thundering                   | { thundering                    | 1: {
            """)
    void whatIsWrongIsToldWithItsLine(String text, String replacement, String problem) {
        assertThatThrownBy(() -> read(RUSH.replace(text.strip(), replacement)))
                .isInstanceOf(FileFaults.class)
                .message()
                .startsWith(folder.resolve("rush.conf") + ":" + problem)
                .doesNotContain("\n");
    }

    @Test
    void aMissingFileAndAFileWithoutAFleetAreTold() {
        assertThatThrownBy(() -> FleetFile.read(folder.resolve("none.conf")))
                .hasMessage("no fleet file " + folder.resolve("none.conf") + " (expected: a file that can be read)");
        assertThatThrownBy(() -> read("scenario { id = x }"))
                .isInstanceOf(FileFaults.class)
                .hasMessageContaining("fleet");
    }

    private FleetPlan read(String text) throws IOException {
        return FleetFile.read(Files.writeString(folder.resolve("rush.conf"), text));
    }
}
