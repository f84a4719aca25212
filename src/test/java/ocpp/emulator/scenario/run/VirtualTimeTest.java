package ocpp.emulator.scenario.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.format.ShippedScenarios;
import ocpp.emulator.scenario.report.ConsoleReport;
import ocpp.emulator.scenario.report.TraceReport;
import ocpp.emulator.scenario.virtual.VirtualWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Virtual time: no waiting, and the same run for the same seed. */
class VirtualTimeTest {
    @Test
    void aDayOfMeteringTakesLessThanASecond() throws InterruptedException {
        Scenario day = scenario("metering-day");
        traced(day);
        // The time of this thread, for the machine may be busy with others.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        List<String> trace = traced(day);
        Duration taken = Duration.ofNanos(threads.getCurrentThreadCpuTime() - begin);
        assertThat(trace).hasSizeGreaterThan(500);
        assertThat(taken).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void theSameSeedGivesTheSameTraceToTheByteAndAnotherAnother() throws InterruptedException {
        Scenario day = scenario("metering-day");
        List<String> first = traced(day);
        assertThat(traced(day)).isEqualTo(first);
        assertThat(traced(day.withSeed(8))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"side-by-side", "bad-network", "mangled-frames", "power-cut-forgets", "server-restart"})
    void branchesAndChancesAndRestartsGiveTheSameTraceToo(String id) throws InterruptedException {
        assertThat(traced(scenario(id))).isEqualTo(traced(scenario(id)));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void everyShippedScenarioHoldsInVirtualTime(String id) throws InterruptedException {
        List<String> report = new ArrayList<>();
        Scenario scenario = scenario(id);
        ScenarioResult result;
        try (VirtualWorld world = new VirtualWorld(scenario.heading().seed())) {
            result = ScenarioRun.run(scenario, Pace.VIRTUAL, world, new ConsoleReport(report::add, "test", null));
        }
        assertThat(result.verdict()).as(String.join("\n", report)).isEqualTo(Verdict.PASS);
    }

    static List<String> ids() {
        return ShippedScenarios.ids();
    }

    private static Scenario scenario(String id) {
        return Objects.requireNonNull(ShippedScenarios.named(id));
    }

    private static List<String> traced(Scenario scenario) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try (VirtualWorld world = new VirtualWorld(scenario.heading().seed())) {
            ScenarioRun.run(scenario, Pace.VIRTUAL, world, new TraceReport(lines::add));
        }
        return lines;
    }
}
