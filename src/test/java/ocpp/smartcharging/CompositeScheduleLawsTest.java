package ocpp.smartcharging;

import static ocpp.smartcharging.Situations.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.GetCompositeSchedule;

/** SC-COMP-01, SC-COMP-03, SC-COMP-04, SC-COMP-06, SC-COMP-09 for any profiles. */
class CompositeScheduleLawsTest {
    private static final int WINDOW = 900;

    @Provide
    Arbitrary<Situation> situations() {
        return Situations.any();
    }

    @Property(tries = 400)
    void theCompositeScheduleIsTheNaiveEvaluationOfEverySecond(
            @ForAll("situations") Situation situation, @ForAll ChargingRateUnit unit) {
        NaiveLimits naive = new NaiveLimits(situation, NOW.getEpochSecond());
        for (int connector = 0; connector <= situation.hardware().connectors(); connector++) {
            List<ChargingSchedulePeriod> periods = composite(situation, connector, unit, WINDOW);
            for (int second = 0; second < WINDOW; second++) {
                assertThat(at(periods, second))
                        .as("connector %s at second %s", connector, second)
                        .isEqualByComparingTo(naive.limit(connector, unit, NOW.getEpochSecond() + second));
            }
        }
    }

    @Property(tries = 200)
    void theCompositeScheduleNeverExceedsALimitThatIsMergedIntoIt(
            @ForAll("situations") Situation situation, @ForAll ChargingRateUnit unit) {
        NaiveLimits naive = new NaiveLimits(situation, NOW.getEpochSecond());
        for (int connector = 1; connector <= situation.hardware().connectors(); connector++) {
            List<ChargingSchedulePeriod> periods = composite(situation, connector, unit, WINDOW);
            for (int second = 0; second < WINDOW; second += 7) {
                BigDecimal limit = at(periods, second).multiply(naive.denominator());
                for (NaiveLimits.Given given : naive.merged(connector, NOW.getEpochSecond() + second)) {
                    assertThat(limit).isLessThanOrEqualTo(naive.common(given, unit));
                }
            }
        }
    }

    @Property(tries = 200)
    void theLimitAtAnInstantIsThatOfTheCompositeScheduleUntilItSaysSo(
            @ForAll("situations") Situation situation,
            @ForAll ChargingRateUnit unit,
            @ForAll @IntRange(max = WINDOW - 1) int second) {
        for (int connector = 0; connector <= situation.hardware().connectors(); connector++) {
            List<ChargingSchedulePeriod> periods = composite(situation, connector, unit, WINDOW);
            LimitAt limit = LimitAt.of(situation, connector, unit, NOW);
            long until = limit.until() == null ? WINDOW : limit.until().getEpochSecond() - NOW.getEpochSecond();
            assertThat(until).isPositive();
            if (second < until) {
                assertThat(limit.limit()).isEqualByComparingTo(at(periods, second));
            }
        }
    }

    @Property(tries = 200)
    void aLongerWindowBeginsWithTheShorterOne(
            @ForAll("situations") Situation situation, @ForAll @IntRange(max = WINDOW) int shorter) {
        List<ChargingSchedulePeriod> longer = composite(situation, 1, ChargingRateUnit.A, 86_400);
        List<ChargingSchedulePeriod> begin = longer.stream()
                .filter(period -> period.startPeriod() < Math.max(shorter, 1))
                .toList();
        assertThat(composite(situation, 1, ChargingRateUnit.A, shorter)).isEqualTo(begin);
    }

    private static List<ChargingSchedulePeriod> composite(
            Situation situation, int connectorId, ChargingRateUnit unit, int duration) {
        GetCompositeSchedule.Response answer = CompositeSchedule.of(
                situation,
                EnumSet.allOf(ChargingRateUnit.class),
                new GetCompositeSchedule.Request(connectorId, duration, unit),
                NOW);
        return Objects.requireNonNull(answer.chargingSchedule()).chargingSchedulePeriod();
    }

    private static BigDecimal at(List<ChargingSchedulePeriod> periods, int second) {
        return periods.stream()
                .filter(period -> period.startPeriod() <= second)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .limit();
    }
}
