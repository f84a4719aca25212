package ocpp.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.GetConfiguration.KeyValue;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.localauth.GetLocalListVersion;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.AuthorizationData;
import ocpp.protocol.localauth.SendLocalList.UpdateStatus;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import ocpp.protocol.security.CertificateSigned;
import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.security.ExtendedTriggerMessage.ExtendedMessageTrigger;
import ocpp.protocol.security.SignedUpdateFirmware;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessage.MessageTrigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SendingRulesTest {
    private final TestStation station = TestStation.accepted();

    @Test
    @DisplayName("BOOT-24: an accepted station is not triggered to boot")
    void anAcceptedStationIsNotTriggeredToBoot() {
        TestStation pending = TestStation.with("ocpp.registration.unknown-stations = pending");
        pending.answer(TestStation.BOOT);
        TriggerMessage.Request trigger = new TriggerMessage.Request(MessageTrigger.BootNotification, null);

        assertThat(obstacle(station, trigger)).contains("since the charge point is Accepted");
        assertThat(obstacle(station, new ExtendedTriggerMessage.Request(ExtendedMessageTrigger.BootNotification, null)))
                .contains("since the charge point is Accepted");
        assertThat(obstacle(pending, trigger)).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "BootNotification")
    @DisplayName("TRIG-10: every other message can be triggered, with a connectorId of choice")
    void everyOtherMessageCanBeTriggered(MessageTrigger message) {
        assertThat(obstacle(station, new TriggerMessage.Request(message, 2))).isNull();
    }

    @Test
    @DisplayName("CFG-02: no more keys are asked for than the station allows at once")
    void noMoreKeysAreAskedForThanTheStationAllows() {
        GetConfiguration.Request three = new GetConfiguration.Request(List.of("a", "b", "c"));
        assertThat(obstacle(station, three)).isNull();
        tells("GetConfigurationMaxKeys", "2");

        assertThat(obstacle(station, three)).isEqualTo("3 keys (expected: at most 2, its GetConfigurationMaxKeys)");
        assertThat(obstacle(station, new GetConfiguration.Request(null))).isNull();
    }

    @Test
    @DisplayName("LIST-02, LIST-05: a list has a version above 0 and no tag twice")
    void aListHasAVersionAboveZeroAndNoTagTwice() {
        assertThat(obstacle(station, list(0, UpdateType.Full))).contains("listVersion is 0");
        assertThat(obstacle(station, list(-1, UpdateType.Full))).contains("listVersion is -1");
        assertThat(obstacle(station, list(1, UpdateType.Full, "A", "B"))).isNull();
        assertThat(obstacle(station, list(1, UpdateType.Full, "A", "B", "a"))).contains("idTag a is there twice");
    }

    @Test
    @DisplayName(
            "LIST-09: a list has no more entries than the station takes at once; the rest may follow as Differential")
    void aListHasNoMoreEntriesThanTheStationTakes() {
        tells("SendLocalListMaxLength", "2");

        assertThat(obstacle(station, list(1, UpdateType.Full, "A", "B", "C")))
                .contains("3 entries (expected: at most 2");
        sent(list(1, UpdateType.Full, "A", "B"), UpdateStatus.Accepted);
        assertThat(obstacle(station, list(2, UpdateType.Differential, "C"))).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"Failed", "VersionMismatch"})
    @DisplayName("LIST-08: after a Differential update that was not taken comes a Full one")
    void afterAnUpdateThatWasNotTakenComesAFullOne(UpdateStatus status) {
        sent(list(1, UpdateType.Full, "A"), UpdateStatus.Accepted);
        sent(list(2, UpdateType.Differential, "B"), status);

        assertThat(station.state().localList().version()).isNull();
        assertThat(obstacle(station, list(3, UpdateType.Differential, "B"))).contains("expected: Full");
        assertThat(obstacle(station, list(3, UpdateType.Full, "A", "B"))).isNull();
        sent(list(3, UpdateType.Full, "A", "B"), UpdateStatus.Accepted);
        assertThat(obstacle(station, list(4, UpdateType.Differential, "C"))).isNull();
    }

    @Test
    void aVersionThatTheStationTellsIsGoodForADifferentialUpdate() {
        sent(list(1, UpdateType.Differential, "A"), UpdateStatus.VersionMismatch);
        station.answered(new GetLocalListVersion.Request(), new GetLocalListVersion.Response(7));

        assertThat(obstacle(station, list(8, UpdateType.Differential, "A"))).isNull();
    }

    @Test
    @DisplayName("RSTART-05: a remote start has a TxProfile without a transactionId or none")
    void aRemoteStartHasATxProfileWithoutATransactionId() {
        assertThat(remoteStart(null)).isNull();
        assertThat(remoteStart(profile(ChargingProfilePurpose.TxProfile, null))).isNull();
        assertThat(remoteStart(profile(ChargingProfilePurpose.TxProfile, 1))).contains("transactionId is 1");
        assertThat(remoteStart(profile(ChargingProfilePurpose.TxDefaultProfile, null)))
                .contains("chargingProfilePurpose is TxDefaultProfile");
    }

    @Test
    @DisplayName("SC-PUR-01, SC-PUR-02: a ChargePointMaxProfile is for connector 0, a TxDefaultProfile for any")
    void purposesHaveTheirConnectors() {
        assertThat(set(1, profile(ChargingProfilePurpose.ChargePointMaxProfile, null)))
                .contains("expected: 0 for a ChargePointMaxProfile");
        assertThat(set(0, profile(ChargingProfilePurpose.ChargePointMaxProfile, null)))
                .isNull();
        assertThat(set(0, profile(ChargingProfilePurpose.TxDefaultProfile, null)))
                .isNull();
        assertThat(set(2, profile(ChargingProfilePurpose.TxDefaultProfile, null)))
                .isNull();
    }

    @Test
    @DisplayName("SC-PUR-03, SC-PUR-07, SC-SET-03: a TxProfile names the transaction that runs on its connector")
    void aTxProfileNamesTheTransactionOnItsConnector() {
        int transactionId = station.start(1, 0);
        ChargingProfile right = profile(ChargingProfilePurpose.TxProfile, transactionId);

        assertThat(set(1, right)).isNull();
        assertThat(set(0, right)).contains("connectorId is 0");
        assertThat(set(2, right)).contains("expected: that of the transaction on connector 2");
        assertThat(set(1, profile(ChargingProfilePurpose.TxProfile, null))).contains("transactionId is null");
        assertThat(set(1, profile(ChargingProfilePurpose.TxProfile, 77))).contains("transactionId is 77");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ChargeProfileMaxStackLevel; 2; stackLevel: 3 (expected: 0 to 2)",
                "ChargingScheduleMaxPeriods; 0; chargingSchedulePeriod: 1 (expected: 1 to 0)",
                "ChargingScheduleAllowedChargingRateUnit; Current; chargingRateUnit: W (expected: [A])",
                "ChargingScheduleAllowedChargingRateUnit; Current,Power;",
                "ChargingScheduleAllowedChargingRateUnit; what;"
            })
    @DisplayName("SC-RUN-05: a profile keeps to the capabilities that the station has told")
    void aProfileKeepsToTheCapabilities(String key, String value, @Nullable String obstacle) {
        ChargingProfile profile = profile(ChargingProfilePurpose.TxDefaultProfile, null, 3);
        assertThat(set(1, profile)).isNull();
        tells(key, value);

        assertThat(set(1, profile)).isEqualTo(obstacle);
    }

    @Test
    void whatTheStandardForbidsIsSentWhereTheSettingSaysSo() {
        station.register(BootNotification.RegistrationStatus.Accepted);
        TriggerMessage.Request trigger = new TriggerMessage.Request(MessageTrigger.BootNotification, null);

        assertThat(CommandRules.obstacle(station.state(), trigger, true)).isNull();
        station.register(BootNotification.RegistrationStatus.Rejected);
        assertThat(CommandRules.obstacle(station.state(), trigger, true)).contains("Rejected");
    }

    @Test
    @DisplayName("SEC-KEY-02: an AuthorizationKey is 32 to 40 hex digits; what is refused is not shown")
    void anAuthorizationKeyIsHex() {
        assertThat(change("AuthorizationKey", "4F43415F4F4354545F61646D696E5F74657374"))
                .isNull();
        for (String bad : List.of("OCA_OCTT_admin_test", "4F4341", "4F".repeat(21))) {
            assertThat(change("authorizationkey", bad))
                    .contains("expected: 32 to 40 hex digits")
                    .doesNotContain(bad);
        }
    }

    @Test
    @DisplayName("SEC-PROF-03: a security profile is never lowered over OCPP")
    void aSecurityProfileIsNeverLowered() {
        assertThat(change("SecurityProfile", "1")).isNull();
        tells("SecurityProfile", "2");

        assertThat(change("securityprofile", "1")).contains("SecurityProfile is 1 (expected: 2 or more");
        assertThat(change("SecurityProfile", "3")).isNull();
    }

    @Test
    @DisplayName("SEC-CERT-15: a certificate chain is no longer than the station takes")
    void aCertificateChainIsNoLongerThanTheStationTakes() {
        CertificateSigned.Request signed = new CertificateSigned.Request("c".repeat(10_000));
        assertThat(obstacle(station, signed)).isNull();
        tells("CertificateSignedMaxChainSize", "9999");

        assertThat(obstacle(station, signed)).contains("expected: at most 9999");
    }

    @Test
    @DisplayName("SEC-FW-08: firmware is signed by one certificate without intermediate ones")
    void firmwareIsSignedByOneCertificate() {
        String certificate = "-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n";

        assertThat(obstacle(station, signedUpdate(certificate))).isNull();
        assertThat(obstacle(station, signedUpdate(certificate + certificate)))
                .contains("2 certificates (expected: one)");
    }

    private SignedUpdateFirmware.Request signedUpdate(String certificate) {
        return new SignedUpdateFirmware.Request(
                null,
                null,
                1,
                new SignedUpdateFirmware.Firmware("https://host/image", station.now(), null, certificate, "signature"));
    }

    private void tells(String key, String value) {
        station.answered(
                new GetConfiguration.Request(null),
                new GetConfiguration.Response(List.of(new KeyValue(key, true, value)), null));
    }

    private void sent(SendLocalList.Request list, UpdateStatus status) {
        station.prepare(list, false);
        station.answered(list, new SendLocalList.Response(status));
    }

    private @Nullable String remoteStart(@Nullable ChargingProfile profile) {
        return obstacle(station, new RemoteStartTransaction.Request(1, "TEST", profile));
    }

    private @Nullable String set(int connectorId, ChargingProfile profile) {
        return obstacle(station, new SetChargingProfile.Request(connectorId, profile));
    }

    private @Nullable String change(String key, String value) {
        return obstacle(station, new ChangeConfiguration.Request(key, value));
    }

    private static @Nullable String obstacle(TestStation station, RequestPayload<?> request) {
        return CommandRules.obstacle(station.state(), request, false);
    }

    private static SendLocalList.Request list(int version, UpdateType type, String... idTags) {
        List<AuthorizationData> entries = List.of(idTags).stream()
                .map(idTag ->
                        new AuthorizationData(idTag, new IdTagInfo(null, null, IdTagInfo.AuthorizationStatus.Accepted)))
                .toList();
        return new SendLocalList.Request(version, entries, type);
    }

    private static ChargingProfile profile(ChargingProfilePurpose purpose, @Nullable Integer transactionId) {
        return profile(purpose, transactionId, 0);
    }

    private static ChargingProfile profile(
            ChargingProfilePurpose purpose, @Nullable Integer transactionId, int stackLevel) {
        ChargingSchedule schedule = new ChargingSchedule(
                null,
                null,
                ChargingRateUnit.W,
                Collections.singletonList(new ChargingSchedulePeriod(0, BigDecimal.TEN, null)),
                null);
        return new ChargingProfile(
                1, transactionId, stackLevel, purpose, ChargingProfileKind.Absolute, null, null, null, schedule);
    }
}
