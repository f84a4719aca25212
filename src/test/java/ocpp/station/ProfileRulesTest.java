package ocpp.station;

import static ocpp.station.TestStation.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import ocpp.protocol.core.RemoteStartStopStatus;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.ClearChargingProfile.ClearChargingProfileStatus;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile.ChargingProfileStatus;
import ocpp.station.ProfileEvent.Cause;
import ocpp.station.ProfileEvent.Source;
import ocpp.wire.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProfileRulesTest {
    private static final ClearChargingProfile.Request ALL = new ClearChargingProfile.Request(null, null, null, null);

    private final TestStation station = TestStation.accepted();

    @Test
    @DisplayName("EDGE-01: a profile of the station is stored as sent and accepted, also without a transaction")
    void aProfileOfTheStationIsStored() {
        ChargingProfile profile = profile(1, 1, ChargingProfilePurpose.TxProfile, null);

        assertThat(station.answer(new SetChargingProfile.Request(1, profile)).status())
                .isEqualTo(ChargingProfileStatus.Accepted);
        assertThat(station.state().charging().installed().get(1))
                .isEqualTo(new Charging.Installed(1, profile, Source.ChargePoint, station.now()));
    }

    @Test
    @DisplayName("EDGE-01: with the switch off both messages are not supported")
    void withTheSwitchOffBothMessagesAreNotSupported() {
        TestStation strict = TestStation.accepted("ocpp.server.accept-charging-profile-from-charge-point = off");

        Decision set =
                strict.send(new SetChargingProfile.Request(1, profile(1, 1, ChargingProfilePurpose.TxProfile, null)));

        assertThat(TestStation.error(set)).isEqualTo(ErrorCode.NotSupported);
        assertThat(TestStation.error(strict.send(ALL))).isEqualTo(ErrorCode.NotSupported);
    }

    @Test
    @DisplayName("SC-STACK-02: the same id, or the same purpose, level and connector, is replaced")
    void theSamePlaceIsReplaced() {
        set(1, profile(1, 1, ChargingProfilePurpose.TxProfile, null));
        set(1, profile(2, 2, ChargingProfilePurpose.TxProfile, null));

        set(1, profile(3, 1, ChargingProfilePurpose.TxProfile, null));
        set(2, profile(2, 2, ChargingProfilePurpose.TxProfile, null));

        assertThat(installedIds()).containsExactly(2, 3);
        assertThat(station.history()).contains(new ProfileEvent.Removed(station.now(), List.of(1), Cause.Replaced));
    }

    @Test
    @DisplayName("SC-CLR-01, SC-CLR-02, SC-CLR-03: cleared is what the criteria name; Unknown where they name none")
    void clearedIsWhatTheCriteriaName() {
        set(0, profile(1, 1, ChargingProfilePurpose.TxDefaultProfile, null));
        set(1, profile(2, 2, ChargingProfilePurpose.TxDefaultProfile, null));
        set(1, profile(3, 2, ChargingProfilePurpose.TxProfile, null));

        assertThat(clear(new ClearChargingProfile.Request(9, null, null, null)))
                .isEqualTo(ClearChargingProfileStatus.Unknown);
        assertThat(clear(new ClearChargingProfile.Request(null, 0, null, null)))
                .isEqualTo(ClearChargingProfileStatus.Accepted);
        assertThat(installedIds()).containsExactly(2, 3);
        Decision decision =
                station.send(new ClearChargingProfile.Request(null, null, ChargingProfilePurpose.TxDefaultProfile, 2));
        assertThat(decision.clearedProfiles()).containsExactly(2);
        assertThat(clear(ALL)).isEqualTo(ClearChargingProfileStatus.Accepted);
        assertThat(installedIds()).isEmpty();
    }

    @Test
    void aStationCannotInstallProfilesWithoutEnd() {
        TestStation small = TestStation.accepted("ocpp.station.charging-profiles = 1");
        small.answer(new SetChargingProfile.Request(1, profile(1, 1, ChargingProfilePurpose.TxProfile, null)));

        assertThat(small.answer(new SetChargingProfile.Request(
                                1, profile(2, 2, ChargingProfilePurpose.TxProfile, null)))
                        .status())
                .isEqualTo(ChargingProfileStatus.Rejected);
        assertThat(small.answer(new SetChargingProfile.Request(
                                1, profile(1, 2, ChargingProfilePurpose.TxProfile, null)))
                        .status())
                .isEqualTo(ChargingProfileStatus.Accepted);
    }

    @Test
    @DisplayName("SC-PUR-05: a TxProfile goes with its transaction, others stay")
    void aTxProfileGoesWithItsTransaction() {
        int transactionId = station.start(1, 0);
        set(1, profile(1, 1, ChargingProfilePurpose.TxProfile, transactionId));
        set(1, profile(2, 2, ChargingProfilePurpose.TxProfile, null));
        set(2, profile(3, 1, ChargingProfilePurpose.TxProfile, null));
        set(1, profile(4, 1, ChargingProfilePurpose.TxDefaultProfile, null));

        station.answer(new StopTransaction.Request(null, 0, station.now(), transactionId, null, null));

        assertThat(installedIds()).containsExactly(3, 4);
    }

    @Test
    @DisplayName("RSTART-06: the profile of an accepted remote start belongs to the transaction of its tag")
    void theProfileOfARemoteStartBelongsToTheTransactionOfItsTag() {
        ChargingProfile profile = profile(5, 1, ChargingProfilePurpose.TxProfile, null);
        RemoteStartTransaction.Request remote = new RemoteStartTransaction.Request(null, "TEST", profile);
        station.answered(remote, new RemoteStartTransaction.Response(RemoteStartStopStatus.Accepted));

        station.answer(new StartTransaction.Request(1, "OTHER", 0, null, station.now()));
        Decision decision = station.send(new StartTransaction.Request(2, "test", 0, null, station.now()));

        ProfileEvent.Installed installed = only(decision.events(), ProfileEvent.Installed.class);
        assertThat(installed.connectorId()).isEqualTo(2);
        assertThat(installed.profile().transactionId()).isEqualTo(2);
        assertThat(installed.source()).isEqualTo(Source.RemoteStartTransaction);
        assertThat(station.state().charging().remoteStarts()).isEmpty();
    }

    @Test
    void theProfileOfARemoteStartThatNeverBeganIsForgotten() {
        ChargingProfile profile = profile(5, 1, ChargingProfilePurpose.TxProfile, null);
        RemoteStartTransaction.Request remote = new RemoteStartTransaction.Request(1, "TEST", profile);
        station.answered(remote, new RemoteStartTransaction.Response(RemoteStartStopStatus.Accepted));

        station.later(Duration.ofHours(1)).start(1, 0);

        assertThat(installedIds()).isEmpty();
    }

    private void set(int connectorId, ChargingProfile profile) {
        station.answer(new SetChargingProfile.Request(connectorId, profile));
    }

    private ClearChargingProfileStatus clear(ClearChargingProfile.Request request) {
        return station.answer(request).status();
    }

    private List<Integer> installedIds() {
        return station.state().charging().idsOf(profile -> true);
    }

    static ChargingProfile profile(
            int id, int stackLevel, ChargingProfilePurpose purpose, @Nullable Integer transactionId) {
        ChargingSchedule schedule = new ChargingSchedule(
                null,
                null,
                ChargingRateUnit.W,
                List.of(new ChargingSchedulePeriod(0, new BigDecimal("7000.0"), null)),
                null);
        return new ChargingProfile(
                id, transactionId, stackLevel, purpose, ChargingProfileKind.Absolute, null, null, null, schedule);
    }
}
