package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.ChargeProfileMaxStackLevel;
import static ocpp.emulator.configuration.ConfigurationKey.ChargingScheduleAllowedChargingRateUnit;
import static ocpp.emulator.configuration.ConfigurationKey.ChargingScheduleMaxPeriods;
import static ocpp.emulator.configuration.ConfigurationKey.ConnectorSwitch3to1PhaseSupported;
import static ocpp.emulator.configuration.ConfigurationKey.MaxChargingProfilesInstalled;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.core.RemoteStartStopStatus;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.GetCompositeSchedule;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile.ChargingProfileStatus;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The limits of charging profiles really bound the power. */
class LimitsTest {

    @Test
    @DisplayName("SC-RUN-02, SC-PUR-05: a TxProfile bounds the power, 0 suspends, and it goes with its transaction")
    void txProfileBoundsThePower() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        rig.seconds(60);
        assertThat(set(rig, 1, profile(1, ChargingProfilePurpose.TxProfile, ChargingRateUnit.W, 0, 7000, 600, 0)))
                .isEqualTo(ChargingProfileStatus.Accepted);
        rig.seconds(30);
        assertThat(rig.connector(1).watts()).isBetween(6_700.0, 7_000.0);
        rig.seconds(600);
        assertThat(rig.connector(1).watts()).isZero();
        assertThat(rig.statuses(1)).containsExactly("Preparing", "Charging", "SuspendedEVSE");
        rig.give(new Input.Swipe(1, "TAG-001"));
        assertThat(rig.call(new ClearChargingProfile.Request(1, null, null, null)))
                .isEqualTo(new ClearChargingProfile.Response(ClearChargingProfile.ClearChargingProfileStatus.Unknown));
    }

    @Test
    @DisplayName("SC-RUN-04: two vehicles together never take more than the ChargePointMaxProfile; the rest is shared")
    void connectorsShare() {
        Rig rig = Rig.booted();
        set(rig, 0, profile(1, ChargingProfilePurpose.ChargePointMaxProfile, ChargingRateUnit.A, 0, 20));
        rig.charge(1, "TAG-001");
        rig.seconds(60);
        assertThat(rig.connector(1).watts()).isGreaterThan(10_000);
        rig.charge(2, "TAG-002");
        for (int minute = 0; minute < 10; minute++) {
            rig.seconds(60);
            assertThat(rig.connector(0).watts()).isLessThan(20 * 3 * 233);
        }
        assertThat(rig.connector(2).watts()).isBetween(6_500.0, 7_000.0);
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.seconds(60);
        assertThat(rig.connector(2).watts()).isGreaterThan(10_000);
    }

    @Test
    @DisplayName(
            "SC-RUN-04: what is enough for one vehicle only goes to each in turn; the other waits as SuspendedEVSE")
    void vehiclesTakeTurns() {
        Rig rig = Rig.booted();
        set(rig, 0, profile(1, ChargingProfilePurpose.ChargePointMaxProfile, ChargingRateUnit.A, 0, 10));
        rig.charge(1, "TAG-001");
        rig.charge(2, "TAG-002");
        double[] energy = new double[3];
        for (int minute = 0; minute < 60; minute++) {
            rig.seconds(60);
            energy[1] += rig.connector(1).watts() / 60;
            energy[2] += rig.connector(2).watts() / 60;
            assertThat(rig.connector(0).watts()).isBetween(3_000.0, 10.0 * 3 * 233);
            assertThat(Math.min(rig.connector(1).watts(), rig.connector(2).watts()))
                    .isZero();
        }
        assertThat(rig.statuses(2)).containsSubsequence("SuspendedEVSE", "Charging", "SuspendedEVSE", "Charging");
        assertThat(energy[1]).isCloseTo(energy[2], Percentage.withPercentage(10));
        assertThat(energy[1] + energy[2]).as("of 6.9 kWh").isGreaterThan(6_500);
    }

    @Test
    @DisplayName("SC-PUR-06, TC_082: a TxDefaultProfile takes effect for the transaction that runs")
    void txDefaultWhileCharging() {
        Rig rig = Rig.booted();
        rig.charge(1, "TAG-001");
        set(rig, 0, profile(1, ChargingProfilePurpose.TxDefaultProfile, ChargingRateUnit.A, 0, 8));
        rig.seconds(60);
        assertThat(rig.connector(1).watts()).isBetween(5_300.0, 5_600.0);
        rig.call(new ClearChargingProfile.Request(null, null, null, null));
        rig.seconds(60);
        assertThat(rig.connector(1).watts()).isGreaterThan(10_000);
    }

    @Test
    @DisplayName("RSTART-05, RSTART-06: the profile of a remote start holds for its transaction")
    void remoteStartWithProfile() {
        Rig rig = Rig.booted();
        rig.give(new Input.Plug(1, null));
        ChargingProfile profile = profile(5, ChargingProfilePurpose.TxProfile, ChargingRateUnit.A, 0, 10);
        assertThat(rig.call(new RemoteStartTransaction.Request(1, "TAG-001", profile)))
                .isEqualTo(new RemoteStartTransaction.Response(RemoteStartStopStatus.Accepted));
        rig.seconds(60);
        assertThat(rig.connector(1).watts()).isBetween(6_600.0, 7_000.0);
    }

    @Test
    @DisplayName("SC-STACK-06: profiles survive a power cut")
    void profilesSurvive() {
        Rig rig = Rig.booted();
        set(rig, 0, profile(1, ChargingProfilePurpose.TxDefaultProfile, ChargingRateUnit.A, 0, 8));
        rig.give(new Input.PowerCut());
        rig.give(new Input.PowerOn());
        rig.charge(1, "TAG-001");
        rig.seconds(60);
        assertThat(rig.connector(1).watts()).isLessThan(5_600);
    }

    @Test
    @Obeys(ConnectorSwitch3to1PhaseSupported)
    @DisplayName("SC-RUN-03: with the key a limit for one phase has the vehicle charge on one, else it bounds the sum")
    void switchesToOnePhase() {
        for (String supported : List.of("true", "false")) {
            Rig rig = Rig.booted(
                    "ConnectorSwitch3to1PhaseSupported", supported, "MeterValuesSampledData", "Current.Import");
            rig.charge(1, "TAG-001");
            set(rig, 1, profile(1, ChargingProfilePurpose.TxProfile, ChargingRateUnit.A, 1, 16));
            rig.seconds(60);
            assertThat(rig.connector(1).watts()).isLessThan(16 * 233);
            assertThat(rig.statuses(1)).endsWith(supported.equals("true") ? "Charging" : "SuspendedEVSE");
        }
    }

    @Test
    @Obeys({
        ChargeProfileMaxStackLevel,
        ChargingScheduleMaxPeriods,
        MaxChargingProfilesInstalled,
        ChargingScheduleAllowedChargingRateUnit
    })
    @DisplayName("SC-STACK-04, SC-STACK-07: what is beyond the four keys is rejected")
    void capabilities() {
        Rig rig = Rig.booted(
                "ChargeProfileMaxStackLevel", "1",
                "ChargingScheduleMaxPeriods", "2",
                "MaxChargingProfilesInstalled", "2",
                "ChargingScheduleAllowedChargingRateUnit", "Current");
        ChargingProfilePurpose purpose = ChargingProfilePurpose.TxDefaultProfile;
        assertThat(set(rig, 0, leveled(1, 2, profile(1, purpose, ChargingRateUnit.A, 0, 8))))
                .isEqualTo(ChargingProfileStatus.Rejected);
        assertThat(set(rig, 0, profile(1, purpose, ChargingRateUnit.A, 0, 8, 60, 9, 60, 10)))
                .isEqualTo(ChargingProfileStatus.Rejected);
        assertThat(set(rig, 0, profile(1, purpose, ChargingRateUnit.W, 0, 8000)))
                .isEqualTo(ChargingProfileStatus.Rejected);
        for (int connector = 0; connector < 3; connector++) {
            assertThat(set(rig, connector, profile(connector + 1, purpose, ChargingRateUnit.A, 0, 8)))
                    .isEqualTo(connector < 2 ? ChargingProfileStatus.Accepted : ChargingProfileStatus.Rejected);
        }
        assertThat(rig.call(new GetCompositeSchedule.Request(1, 60, ChargingRateUnit.W)))
                .extracting("status")
                .isEqualTo(GetCompositeSchedule.GetCompositeScheduleStatus.Rejected);
    }

    private static ChargingProfileStatus set(Rig rig, int connectorId, ChargingProfile profile) {
        Object answer = rig.call(new SetChargingProfile.Request(connectorId, profile));
        return ((SetChargingProfile.Response) answer).status();
    }

    private static ChargingProfile leveled(int id, int level, ChargingProfile profile) {
        return new ChargingProfile(
                id,
                null,
                level,
                profile.chargingProfilePurpose(),
                profile.chargingProfileKind(),
                null,
                null,
                null,
                profile.chargingSchedule());
    }

    /**
     * A profile that counts from when it comes into force.
     *
     * @param phases numberPhases of every period, 0 for none
     * @param limits the first limit, then pairs of seconds after the start of the period before, and limit
     */
    static ChargingProfile profile(
            int id, ChargingProfilePurpose purpose, ChargingRateUnit unit, int phases, int... limits) {
        List<ChargingSchedulePeriod> periods = new ArrayList<>();
        @Nullable Integer numberPhases = phases == 0 ? null : phases;
        periods.add(new ChargingSchedulePeriod(0, BigDecimal.valueOf(limits[0]), numberPhases));
        int start = 0;
        for (int index = 1; index + 1 < limits.length; index += 2) {
            start += limits[index];
            periods.add(new ChargingSchedulePeriod(start, BigDecimal.valueOf(limits[index + 1]), numberPhases));
        }
        ChargingSchedule schedule = new ChargingSchedule(null, null, unit, periods, null);
        return new ChargingProfile(id, null, 0, purpose, ChargingProfileKind.Absolute, null, null, null, schedule);
    }
}
