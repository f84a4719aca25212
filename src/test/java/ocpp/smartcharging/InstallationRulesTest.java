package ocpp.smartcharging;

import static ocpp.protocol.smartcharging.ChargingProfilePurpose.ChargePointMaxProfile;
import static ocpp.protocol.smartcharging.ChargingProfilePurpose.TxDefaultProfile;
import static ocpp.protocol.smartcharging.ChargingProfilePurpose.TxProfile;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfile.RecurrencyKind;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.SetChargingProfile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SC-SET-01, SC-SET-02, SC-PUR-01, SC-PUR-03, SC-PUR-07, SC-KIND-02 to 04, SC-STACK-04, SC-STACK-07. */
class InstallationRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Hardware HARDWARE = new Hardware(2, 230, 3, BigDecimal.valueOf(32), null);
    private static final Capabilities CAPABILITIES = new Capabilities(8, 6, 3, Set.of(ChargingRateUnit.A));
    private static final RunningTransaction RUNNING = new RunningTransaction(1, 41, NOW.minusSeconds(60));

    @Test
    @DisplayName("SC-SET-01: a connector that does not exist is a constraint violation")
    void aConnectorThatDoesNotExistIsAConstraintViolation() {
        assertThat(install(99, Profiles.of(TxDefaultProfile)))
                .isEqualTo(new Installation.UnknownConnector("connectorId: 99 (expected: 0 to 2)"));
        assertThat(install(-1, Profiles.of(TxDefaultProfile))).isInstanceOf(Installation.UnknownConnector.class);
    }

    @Test
    @DisplayName("SC-PUR-01, SC-PUR-03: each purpose has its place")
    void eachPurposeHasItsPlace() {
        accepted(0, Profiles.of(ChargePointMaxProfile));
        rejected(1, Profiles.of(ChargePointMaxProfile), "connectorId: 1 (expected: 0 for a ChargePointMaxProfile)");
        accepted(0, Profiles.of(TxDefaultProfile));
        accepted(2, Profiles.of(TxDefaultProfile));
        rejected(0, Profiles.of(TxProfile), "connectorId: 0 (expected: 1 or more for a TxProfile)");
    }

    @Test
    @DisplayName("SC-PUR-03, SC-PUR-07: a TxProfile needs its transaction")
    void aTxProfileNeedsItsTransaction() {
        accepted(1, Profiles.of(TxProfile));
        accepted(1, Profiles.of(TxProfile).transaction(41));
        rejected(1, Profiles.of(TxProfile).transaction(999), "transactionId: 999 (expected: 41)");
        rejected(2, Profiles.of(TxProfile), "no transaction runs on connector 2 (expected: one, for a TxProfile)");
    }

    @Test
    @DisplayName("SC-STACK-04: the stack level has a bound")
    void theStackLevelHasABound() {
        accepted(1, Profiles.of(TxDefaultProfile).level(8));
        rejected(1, Profiles.of(TxDefaultProfile).level(9), "stackLevel: 9 (expected: 0 to 8)");
        rejected(1, Profiles.of(TxDefaultProfile).level(-1), "stackLevel: -1 (expected: 0 to 8)");
    }

    @Test
    @DisplayName("SC-KIND-02: a recurring profile needs its kind and its start")
    void aRecurringProfileNeedsItsKindAndItsStart() {
        ChargingSchedule started = new ChargingSchedule(
                null, NOW, ChargingRateUnit.A, List.of(new ChargingSchedulePeriod(0, BigDecimal.TEN, 3)), null);
        Profiles recurring = Profiles.of(TxDefaultProfile).schedule(started);
        accepted(1, recurring.kind(ChargingProfileKind.Recurring, RecurrencyKind.Daily));
        rejected(
                1,
                recurring.kind(ChargingProfileKind.Recurring, null),
                "recurrencyKind: none (expected: Daily or Weekly for a Recurring profile)");
        rejected(
                1,
                Profiles.of(TxDefaultProfile).kind(ChargingProfileKind.Recurring, RecurrencyKind.Weekly),
                "startSchedule: none (expected: an instant for a Recurring profile)");
    }

    @Test
    @DisplayName("SC-KIND-03: a ChargePointMaxProfile is never relative")
    void aChargePointMaxProfileIsNeverRelative() {
        accepted(1, Profiles.of(TxDefaultProfile).kind(ChargingProfileKind.Relative, null));
        rejected(
                0,
                Profiles.of(ChargePointMaxProfile).kind(ChargingProfileKind.Relative, null),
                "chargingProfileKind: Relative (expected: Absolute or Recurring for a ChargePointMaxProfile)");
    }

    @Test
    void validityIsNotEmpty() {
        accepted(1, Profiles.of(TxDefaultProfile).valid(NOW, NOW.plusSeconds(1)));
        rejected(
                1,
                Profiles.of(TxDefaultProfile).valid(NOW, NOW),
                "validTo: 2026-03-02T10:00:00Z (expected: after validFrom 2026-03-02T10:00:00Z)");
    }

    @Test
    @DisplayName("SC-KIND-04: periods begin at zero and ascend and have a bound")
    void periodsBeginAtZeroAndAscendAndHaveABound() {
        accepted(1, periods(0, 60, 120, 180, 240, 300));
        rejected(1, periods(0, 1, 2, 3, 4, 5, 6), "chargingSchedulePeriod: 7 (expected: 1 to 6)");
        rejected(1, periods(), "chargingSchedulePeriod: 0 (expected: 1 to 6)");
        rejected(1, periods(10, 20), "startPeriod: 10 (expected: 0 for the first)");
        rejected(1, periods(0, 60, 60), "startPeriod: 60 (expected: more than 60)");
        rejected(1, periods(0, 60, 30), "startPeriod: 30 (expected: more than 60)");
    }

    @Test
    void unitLimitPhasesAndDurationAreChecked() {
        rejected(
                1,
                Profiles.of(TxDefaultProfile).schedule(Profiles.schedule(ChargingRateUnit.W, 0)),
                "chargingRateUnit: W (expected: [A])");
        rejected(1, period(null, "-0.1", null), "limit: -0.1 (expected: 0 or more)");
        rejected(1, period(null, "6", 0), "numberPhases: 0 (expected: 1 to 3)");
        rejected(1, period(null, "6", 4), "numberPhases: 4 (expected: 1 to 3)");
        rejected(1, period(-1, "6", 3), "duration: -1 (expected: 0 or more)");
        accepted(1, period(0, "0", 3));
    }

    @Test
    @DisplayName("SC-STACK-07: a full store takes only what replaces")
    void aFullStoreTakesOnlyWhatReplaces() {
        ChargingProfiles full = ChargingProfiles.of(IntStream.rangeClosed(1, 3)
                .mapToObj(id -> new InstalledProfile(
                        1, NOW, Profiles.of(TxDefaultProfile).id(id).level(id).profile()))
                .toList());
        Situation situation = new Situation(HARDWARE, full, List.of());
        assertThat(InstallationRules.install(
                        situation,
                        CAPABILITIES,
                        request(1, Profiles.of(TxDefaultProfile).id(9)),
                        NOW))
                .isEqualTo(new Installation.Rejected("the store is full (expected: at most 3)"));
        assertThat(InstallationRules.install(
                        situation,
                        CAPABILITIES,
                        request(1, Profiles.of(TxDefaultProfile).id(9).level(2)),
                        NOW))
                .isInstanceOf(Installation.Installed.class);
        assertThat(InstallationRules.install(
                        situation,
                        CAPABILITIES,
                        request(2, Profiles.of(TxDefaultProfile).id(2)),
                        NOW))
                .isInstanceOf(Installation.Installed.class);
    }

    @Test
    @DisplayName("RSTART-05: a remote start brings a TxProfile without transaction")
    void aRemoteStartBringsATxProfileWithoutTransaction() {
        assertThat(remoteStart(1, null)).isNull();
        assertThat(remoteStart(null, Profiles.of(TxProfile))).isNull();
        assertThat(remoteStart(3, null)).isEqualTo("connectorId: 3 (expected: 1 to 2)");
        assertThat(remoteStart(1, Profiles.of(TxDefaultProfile)))
                .isEqualTo("chargingProfilePurpose: TxDefaultProfile (expected: TxProfile)");
        assertThat(remoteStart(1, Profiles.of(TxProfile).transaction(5)))
                .isEqualTo("transactionId: 5 (expected: none before the transaction)");
        assertThat(remoteStart(1, Profiles.of(TxProfile).level(9))).isEqualTo("stackLevel: 9 (expected: 0 to 8)");
    }

    @Test
    @DisplayName("SC-PUR-05: the transaction takes its profiles along")
    void theTransactionTakesItsProfilesAlong() {
        ChargingProfiles profiles = ChargingProfiles.of(List.of(
                installed(1, Profiles.of(TxDefaultProfile).id(1)),
                installed(1, Profiles.of(TxProfile).id(2)),
                installed(1, Profiles.of(TxProfile).id(3).level(1).transaction(41)),
                installed(1, Profiles.of(TxProfile).id(4).level(2).transaction(40)),
                installed(2, Profiles.of(TxProfile).id(5))));
        assertThat(profiles.withoutTransaction(RUNNING).installed())
                .extracting(each -> each.profile().chargingProfileId())
                .containsExactlyInAnyOrder(1, 4, 5);
    }

    private static Profiles periods(int... starts) {
        return Profiles.of(TxDefaultProfile).schedule(Profiles.schedule(ChargingRateUnit.A, starts));
    }

    private static Profiles period(@Nullable Integer duration, String limit, @Nullable Integer phases) {
        return Profiles.of(TxDefaultProfile)
                .schedule(new ChargingSchedule(
                        duration,
                        NOW,
                        ChargingRateUnit.A,
                        List.of(new ChargingSchedulePeriod(0, new BigDecimal(limit), phases)),
                        null));
    }

    private static InstalledProfile installed(int connectorId, Profiles profile) {
        return new InstalledProfile(connectorId, NOW, profile.profile());
    }

    private static SetChargingProfile.Request request(int connectorId, Profiles profile) {
        return new SetChargingProfile.Request(connectorId, profile.profile());
    }

    private static Installation install(int connectorId, Profiles profile) {
        Situation situation = new Situation(HARDWARE, ChargingProfiles.NONE, List.of(RUNNING));
        return InstallationRules.install(situation, CAPABILITIES, request(connectorId, profile), NOW);
    }

    private static void accepted(int connectorId, Profiles profile) {
        assertThat(install(connectorId, profile))
                .isEqualTo(new Installation.Installed(ChargingProfiles.of(List.of(installed(connectorId, profile)))));
    }

    private static void rejected(int connectorId, Profiles profile, String reason) {
        assertThat(install(connectorId, profile)).isEqualTo(new Installation.Rejected(reason));
    }

    private static @Nullable String remoteStart(@Nullable Integer connectorId, @Nullable Profiles profile) {
        Situation situation = new Situation(HARDWARE, ChargingProfiles.NONE, List.of());
        return InstallationRules.remoteStart(
                situation,
                CAPABILITIES,
                new RemoteStartTransaction.Request(connectorId, "TEST", profile == null ? null : profile.profile()));
    }
}
