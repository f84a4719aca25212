package ocpp.smartcharging;

import static ocpp.protocol.smartcharging.ChargingProfilePurpose.ChargePointMaxProfile;
import static ocpp.protocol.smartcharging.ChargingProfilePurpose.TxDefaultProfile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfile.RecurrencyKind;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.GetCompositeSchedule;
import ocpp.protocol.smartcharging.GetCompositeSchedule.GetCompositeScheduleStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SC-COMP-01, SC-COMP-02, SC-RUN-06, and what the vectors leave out. */
class CompositeScheduleTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.700Z");
    private static final Hardware HARDWARE = new Hardware(2, 230, 3, BigDecimal.valueOf(32), BigDecimal.valueOf(40));

    @Test
    @DisplayName("SC-COMP-01: the window begins at the whole second")
    void theWindowBeginsAtTheWholeSecond() {
        GetCompositeSchedule.Response answer = answer(situation(List.of()), 1, 60, null);
        assertThat(answer.scheduleStart()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(answer.chargingSchedule())
                .isEqualTo(new ChargingSchedule(
                        60,
                        null,
                        ChargingRateUnit.A,
                        List.of(new ChargingSchedulePeriod(0, BigDecimal.valueOf(32), null)),
                        null));
    }

    @Test
    void aProfileThatBeginsWithinTheSecondAskedForIsInForceAtOnce() {
        InstalledProfile begun =
                installed(1, Profiles.of(TxDefaultProfile).valid(NOW.minusMillis(100), NOW.plusSeconds(60)));
        assertThat(LimitAt.of(situation(List.of(begun)), 1, ChargingRateUnit.A, NOW))
                .isEqualTo(
                        new LimitAt(BigDecimal.TEN, ChargingRateUnit.A, null, Instant.parse("2026-03-02T10:01:00Z")));
    }

    @Test
    @DisplayName("SC-COMP-02: what cannot be told is rejected")
    void whatCannotBeToldIsRejected() {
        for (GetCompositeSchedule.Response answer : List.of(
                answer(situation(List.of()), 3, 60, null),
                answer(situation(List.of()), -1, 60, null),
                answer(situation(List.of()), 1, -1, null),
                CompositeSchedule.of(
                        situation(List.of()),
                        Set.of(ChargingRateUnit.A),
                        new GetCompositeSchedule.Request(1, 60, ChargingRateUnit.W),
                        NOW))) {
            assertThat(answer)
                    .isEqualTo(
                            new GetCompositeSchedule.Response(GetCompositeScheduleStatus.Rejected, null, null, null));
        }
    }

    @Test
    void aWindowWithMoreChangesThanAnAnswerHoldsIsRejected() {
        List<InstalledProfile> daily =
                IntStream.range(0, 20).mapToObj(CompositeScheduleTest::daily).toList();
        assertThat(answer(situation(daily), 1, Integer.MAX_VALUE, null).status())
                .isEqualTo(GetCompositeScheduleStatus.Rejected);
        assertThat(answer(situation(daily), 1, 31_536_000, null).status())
                .isEqualTo(GetCompositeScheduleStatus.Accepted);
    }

    @Test
    void withoutAUnitAskedForTheOneThatIsAllowedIsTaken() {
        GetCompositeSchedule.Response answer = CompositeSchedule.of(
                situation(List.of()), Set.of(ChargingRateUnit.W), new GetCompositeSchedule.Request(0, 60, null), NOW);
        assertThat(schedule(answer).chargingRateUnit()).isEqualTo(ChargingRateUnit.W);
        assertThat(schedule(answer).chargingSchedulePeriod().get(0).limit()).isEqualByComparingTo("27600");
    }

    @Test
    void theLimitOfTheChargePointHoldsForEver() {
        InstalledProfile max = installed(0, Profiles.of(ChargePointMaxProfile));
        assertThat(LimitAt.of(situation(List.of(max)), 0, ChargingRateUnit.W, NOW))
                .isEqualTo(new LimitAt(BigDecimal.valueOf(6900), ChargingRateUnit.W, null, null));
        assertThatThrownBy(() -> LimitAt.of(situation(List.of()), 3, ChargingRateUnit.A, NOW))
                .hasMessage("connectorId: 3 (expected: 0 to 2)");
    }

    @Test
    void aThousandProfilesTakeMilliseconds() {
        Situation crowded = Situations.situation(new Random(42), 1000);
        Situation stacked = situation(
                IntStream.range(0, 1000).mapToObj(CompositeScheduleTest::daily).toList());
        for (int warmUp = 0; warmUp < 50; warmUp++) {
            answer(crowded, 1, 86_400, ChargingRateUnit.A);
            answer(stacked, 0, 86_400, ChargingRateUnit.A);
        }
        long start = System.nanoTime();
        int periods = schedule(answer(stacked, 0, 86_400, ChargingRateUnit.A))
                .chargingSchedulePeriod()
                .size();
        long composite = System.nanoTime() - start;
        start = System.nanoTime();
        for (int lookup = 0; lookup < 1000; lookup++) {
            LimitAt.of(stacked, 1, ChargingRateUnit.A, NOW.plusSeconds(lookup));
        }
        long lookups = System.nanoTime() - start;
        System.out.printf(
                "composite of 1000 profiles over 24 h: %d periods in %.1f ms; a limit among 1000 profiles: %.1f us%n",
                periods, composite / 1e6, lookups / 1e6);
        assertThat(periods).isGreaterThan(1000);
        assertThat(composite).isLessThan(1_000_000_000L);
    }

    /** Every day another quarter of an hour of three periods, so that each level shows through somewhere. */
    private static InstalledProfile daily(int number) {
        Instant start = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number * 86L);
        List<ChargingSchedulePeriod> periods = IntStream.range(0, 6)
                .mapToObj(index -> new ChargingSchedulePeriod(
                        index * 150, BigDecimal.valueOf(60 + (number * 7 + index * 13) % 200, 1), null))
                .toList();
        return installed(
                number % 2,
                Profiles.of(TxDefaultProfile)
                        .id(number)
                        .level(number)
                        .schedule(new ChargingSchedule(900, start, ChargingRateUnit.A, periods, null))
                        .kind(ChargingProfileKind.Recurring, RecurrencyKind.Daily));
    }

    private static ChargingSchedule schedule(GetCompositeSchedule.Response answer) {
        return Objects.requireNonNull(answer.chargingSchedule());
    }

    private static Situation situation(List<InstalledProfile> installed) {
        return new Situation(HARDWARE, ChargingProfiles.of(installed), List.of());
    }

    private static InstalledProfile installed(int connectorId, Profiles profile) {
        return new InstalledProfile(connectorId, NOW.minusSeconds(60), profile.profile());
    }

    private static GetCompositeSchedule.Response answer(
            Situation situation, int connectorId, int duration, @Nullable ChargingRateUnit unit) {
        return CompositeSchedule.of(
                situation,
                EnumSet.allOf(ChargingRateUnit.class),
                new GetCompositeSchedule.Request(connectorId, duration, unit),
                NOW);
    }
}
