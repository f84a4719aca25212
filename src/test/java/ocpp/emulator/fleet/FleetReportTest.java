package ocpp.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ocpp.emulator.fleet.FleetOutcome.Ending;
import ocpp.emulator.fleet.FleetResults.Recovery;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FleetReportTest {
    private static final FleetPlan PLAN = new FleetChanges(5000, "200/s", "2m", 7L).apply(FleetFile.standard());

    @Test
    void aRunThatMetItsSlosPasses() {
        FleetOutcome outcome = outcome(Ending.COMPLETE, Map.of(Figure.TRANSACTIONS, 1204.0));
        assertThat(outcome.exitCode()).isZero();
        assertThat(new FleetReport(outcome, "ws://127.0.0.1:9000").lines())
                .contains(
                        "fleet standard  5 000 stations  02:05  seed 7  ws://127.0.0.1:9000",
                        "BootNotification                 1   38.0 ms   38.0 ms   38.0 ms   38.0 ms   38.0 ms"
                                .replace("38.0", "  38"),
                        "transactions                 1 204",
                        "links back at 00:35: 2 connections were down, 2 came back; 99 % within 3s",
                        "PASS  lost-transactions        <= 0                     0",
                        "RESULT standard PASS  6 SLOs met");
    }

    @Test
    void aRunThatMissedOneFails() {
        FleetOutcome outcome = outcome(Ending.COMPLETE, Map.of(Figure.LOST_TRANSACTIONS, 2.0));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(new FleetReport(outcome, "ws://h").lines())
                .contains(
                        "FAIL  lost-transactions        <= 0                     2",
                        "RESULT standard FAIL  1 of 6 SLOs not met");
    }

    @Test
    void aFleetThatWasNeverWholeFails() {
        FleetOutcome outcome = outcome(Ending.COMPLETE, Map.of(Figure.SWITCHED_ON, 4999.0));
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(new FleetReport(outcome, "ws://h").lines())
                .contains("FAIL  switched-on              >= 5000                  4 999");
    }

    @Test
    void aRunThatWasCutShortIsNotJudged() {
        assertThat(outcome(Ending.INTERRUPTED, Map.of()).exitCode()).isEqualTo(130);
        assertThat(outcome(Ending.NEVER_CONNECTED, Map.of()).exitCode()).isEqualTo(2);
        assertThat(outcome(Ending.INTERRUPTED, Map.of()).verdicts()).isEmpty();
    }

    @Test
    void theReportForProgramsHoldsTheSame() throws Exception {
        JsonNode report =
                new ObjectMapper().readTree(new FleetReport(outcome(Ending.COMPLETE, Map.of()), "ws://h").json());
        assertThat(report.at("/stations").asInt()).isEqualTo(5000);
        assertThat(report.at("/exitCode").asInt()).isZero();
        assertThat(report.at("/latenciesMs/BootNotification/p99").asDouble()).isBetween(37.9, 38.1);
        assertThat(report.at("/figures/lost-transactions").isNumber()).isTrue();
        assertThat(report.at("/recoveries/0/affected").asInt()).isEqualTo(2);
        assertThat(report.at("/slos")).hasSize(6);
        assertThat(report.at("/method/processors").asInt()).isPositive();
    }

    @Test
    void theStatusLineSaysHowItGoes() {
        FleetStatus status = new FleetStatus(Duration.ofSeconds(312), 4998, 5000, 1204, 13_200_000, 812, 38, 0, false);
        assertThat(status.line())
                .isEqualTo("05:12  4 998/5 000 up  1 204 charging  13.2 MW  812 msg/s  p99 Start 38 ms  errors 0");
    }

    @Test
    void anOptionThatIsWrongIsOneLine() {
        assertThat(problem(new FleetChanges(0, null, null, null)))
                .isEqualTo("--stations 0 (expected: a whole number from 1 to 100000)");
        assertThat(problem(new FleetChanges(null, "fast", null, null))).startsWith("--ramp fast (expected: a rate");
        assertThat(problem(new FleetChanges(null, null, "0s", null))).startsWith("--duration 0s (expected: a time");
    }

    private static String problem(FleetChanges changes) {
        try {
            changes.apply(PLAN);
            return "none";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static FleetOutcome outcome(Ending ending, Map<Figure, Double> figures) {
        Histogram boot = new Histogram(3);
        boot.recordValue(38_000);
        Recovery recovery =
                new Recovery(Duration.ofSeconds(35), 2, List.of(Duration.ofSeconds(3), Duration.ofSeconds(1)));
        Map<Figure, Double> all = new HashMap<>(figures);
        all.putIfAbsent(Figure.SWITCHED_ON, 5000.0);
        FleetResults results =
                new FleetResults(new TreeMap<>(Map.of("BootNotification", boot)), all, List.of(recovery));
        return FleetOutcome.of(PLAN, ending, Duration.ofSeconds(125), results);
    }
}
