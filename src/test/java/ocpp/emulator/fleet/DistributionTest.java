package ocpp.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import ocpp.emulator.fleet.FleetPlan.Behaviour;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {
    private static final int MANY = 100_000;

    @Test
    void poissonArrivalsComeAtTheirRate() {
        double[] gaps = samples("poisson 0.5/h", Quantity.TIME);
        assertThat(mean(gaps)).isCloseTo(7200, within(100.0));
        long longerThanTheMean = DoubleStream.of(gaps).filter(gap -> gap > 7200).count();
        assertThat(longerThanTheMean / (double) MANY).isCloseTo(Math.exp(-1), within(0.01));
    }

    @Test
    void normalHasItsMeanAndDeviationAndIsNeverNegative() {
        double[] energies = samples("normal 18kWh 6kWh", Quantity.ENERGY);
        assertThat(mean(energies)).isCloseTo(18_000, within(100.0));
        assertThat(deviation(energies)).isCloseTo(6_000, within(100.0));
        assertThat(DoubleStream.of(samples("normal 1kWh 6kWh", Quantity.ENERGY)).min())
                .hasValue(0);
    }

    @Test
    void lognormalHasItsMedianAndItsLogarithmItsSigma() {
        double[] stays = samples("lognormal 6h 0.4", Quantity.TIME);
        long above = DoubleStream.of(stays).filter(stay -> stay > 6 * 3600).count();
        assertThat(above / (double) MANY).isCloseTo(0.5, within(0.01));
        assertThat(deviation(DoubleStream.of(stays).map(Math::log).toArray())).isCloseTo(0.4, within(0.01));
    }

    @Test
    void uniformStaysBetweenItsBounds() {
        double[] times = samples("uniform 10m 20m", Quantity.TIME);
        assertThat(DoubleStream.of(times)).allMatch(time -> time >= 600 && time <= 1200);
        assertThat(mean(times)).isCloseTo(900, within(5.0));
        assertThat(Distribution.parse("90s", Quantity.TIME)).isEqualTo(new Distribution.Constant(90));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gauss 1s 2s",
                "normal 1s",
                "normal 1kWh 2kWh",
                "uniform 2s 1s",
                "lognormal 1s 1s",
                "poisson 5",
                "-3s",
                "poisson 0/h",
                "poisson 1s 2s",
                "normal -1s 1s",
                ""
            })
    void whatIsNoDistributionIsRefused(String text) {
        assertThatThrownBy(() -> Distribution.parse(text, Quantity.TIME))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void visitsFollowFromTheSeedAndNeverOverlap() {
        Behaviour busy = new Behaviour(
                Distribution.parse("poisson 30/h", Quantity.TIME),
                Distribution.parse("lognormal 5m 0.4", Quantity.TIME),
                Distribution.parse("normal 18kWh 6kWh", Quantity.ENERGY));
        List<Visit> visits = visits(busy, 7);
        assertThat(visits(busy, 7)).isEqualTo(visits);
        assertThat(visits(busy, 8)).isNotEqualTo(visits);
        assertThat(visits.get(0).arrival()).isGreaterThan(Duration.ofMinutes(10));
        for (int at = 1; at < visits.size(); at++) {
            assertThat(visits.get(at).arrival())
                    .isGreaterThan(visits.get(at - 1).departure());
        }
    }

    private static List<Visit> visits(Behaviour behaviour, long seed) {
        Visits visits = new Visits(behaviour, Duration.ofMinutes(10), new SplittableRandom(seed));
        return new ArrayList<>(Stream.generate(visits::next).limit(500).toList());
    }

    private static double[] samples(String text, Quantity quantity) {
        Distribution distribution = Distribution.parse(text, quantity);
        SplittableRandom random = new SplittableRandom(42);
        return DoubleStream.generate(() -> distribution.sample(random))
                .limit(MANY)
                .toArray();
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }
}
