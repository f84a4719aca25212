package ocpp.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import ocpp.emulator.fleet.FleetResults.Recovery;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SloTest {

    @ParameterizedTest
    @CsvSource({
        "p99, < 500ms, true",
        "p99, < 90ms, false",
        "p50, <= 51ms, true",
        "max, < 100ms, false",
        "mean, < 51ms, true",
        "p99, > 90ms, true",
        "p50, >= 1s, false"
    })
    void aLatencyIsJudgedByItsPercentile(String measure, String limit, boolean isMet) {
        Histogram latency = new Histogram(3);
        for (int milliseconds = 1; milliseconds <= 100; milliseconds++) {
            latency.recordValue(milliseconds * 1000L);
        }
        FleetResults results = new FleetResults(Map.of("StartTransaction", latency), Map.of(), List.of());
        Verdict verdict =
                Slo.Latency.parse("StartTransaction." + measure, limit).judge(results);
        assertThat(verdict.isMet()).as(verdict.toString()).isEqualTo(isMet);
    }

    @Test
    void aLatencyThatWasNeverMeasuredIsNotMet() {
        Verdict verdict = Slo.Latency.parse("BootNotification.p99", "< 500ms").judge(results(Map.of()));
        assertThat(verdict)
                .isEqualTo(new Verdict("BootNotification.p99", "< 500ms", "no BootNotification was answered", false));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "0, 1, false", "< 5, 4, true", "< 5, 5, false", ">= 4990, 4998, true", "= 3, 2, false"})
    void aFigureIsJudgedByItsBound(String limit, double measured, boolean isMet) {
        Slo slo = new Slo.Count(Figure.CALL_ERRORS, Limit.parse(limit, Quantity.NUMBER));
        assertThat(slo.judge(results(Map.of(Figure.CALL_ERRORS, measured))).isMet())
                .isEqualTo(isMet);
    }

    @Test
    void theWorstRecoveryCounts() {
        Recovery quick = new Recovery(Duration.ofMinutes(5), 2, List.of(seconds(1), seconds(2)));
        Recovery slow = new Recovery(Duration.ofMinutes(7), 4, List.of(seconds(1), seconds(2), seconds(70)));
        assertThat(reconnected(0.99, quick))
                .isEqualTo(new Verdict("reconnected-within", ">= 99 % within 1m", "100 % of 2", true));
        assertThat(reconnected(0.99, quick, slow))
                .isEqualTo(new Verdict("reconnected-within", ">= 99 % within 1m", "50 % of 4", false));
        assertThat(reconnected(0.5, quick, slow).isMet()).isTrue();
        assertThat(reconnected(0.5).isMet()).isFalse();
    }

    private static Verdict reconnected(double share, Recovery... recoveries) {
        FleetResults results = new FleetResults(Map.of(), Map.of(), List.of(recoveries));
        return new Slo.Reconnected(share, Duration.ofMinutes(1)).judge(results);
    }

    private static FleetResults results(Map<Figure, Double> figures) {
        return new FleetResults(Map.of(), figures, List.of());
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }
}
