package ocpp.station;

import static ocpp.station.TestStation.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.core.RemoteStopTransaction;
import ocpp.protocol.core.Reset;
import ocpp.protocol.core.Reset.ResetType;
import ocpp.protocol.localauth.GetLocalListVersion;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.security.GetLog;
import ocpp.protocol.security.GetLog.LogParameters;
import ocpp.protocol.security.GetLog.LogType;
import ocpp.protocol.security.SignedUpdateFirmware;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CommandRulesTest {
    private static final RemoteStartTransaction.Request REMOTE_START =
            new RemoteStartTransaction.Request(1, "TEST", null);
    private static final RemoteStopTransaction.Request REMOTE_STOP = new RemoteStopTransaction.Request(1);
    private static final Reset.Request RESET = new Reset.Request(ResetType.Soft);

    private final TestStation station = TestStation.accepted();

    @Test
    @DisplayName("BOOT-08: nothing may be sent to a Rejected station")
    void nothingMayBeSentToARejectedStation() {
        station.register(RegistrationStatus.Rejected);

        assertThat(obstacle(station, RESET)).contains("Rejected");
    }

    @Test
    @DisplayName("BOOT-10, BOOT-13: to a Pending station everything but remote start and stop")
    void toAPendingStationEverythingButRemoteStartAndStop() {
        TestStation pending = TestStation.with("ocpp.registration.unknown-stations = pending");
        assertThat(obstacle(pending, REMOTE_START)).contains("not booted");
        pending.answer(TestStation.BOOT);

        assertThat(obstacle(pending, REMOTE_START)).contains("Pending");
        assertThat(obstacle(pending, REMOTE_STOP)).contains("Pending");
        assertThat(obstacle(pending, RESET)).isNull();
        assertThat(Stream.of(REMOTE_START, REMOTE_STOP, RESET).map(request -> obstacle(station, request)))
                .containsOnlyNulls();
    }

    @Test
    @DisplayName("RES-13: a missing reservationId is the next one, never used before")
    void aMissingReservationIdIsTheNextOne() {
        ReserveNow.Request reserve = new ReserveNow.Request(1, station.now().plusSeconds(60), "TEST", null, 0);

        assertThat(((ReserveNow.Request) station.prepare(reserve, true)).reservationId())
                .isEqualTo(1);
        station.prepare(new ReserveNow.Request(1, station.now().plusSeconds(60), "TEST", null, 40), false);
        assertThat(((ReserveNow.Request) station.prepare(reserve, true)).reservationId())
                .isEqualTo(41);
        assertThat(station.state().reservations().open().size()).isEqualTo(3);
    }

    @Test
    @DisplayName("LIST-02, LIST-13: a missing listVersion is above the last one sent and the one the station told")
    void aMissingListVersionIsAboveTheLastOne() {
        SendLocalList.Request list = new SendLocalList.Request(0, null, UpdateType.Full);

        assertThat(((SendLocalList.Request) station.prepare(list, true)).listVersion())
                .isEqualTo(1);
        station.answered(new GetLocalListVersion.Request(), new GetLocalListVersion.Response(7));
        assertThat(((SendLocalList.Request) station.prepare(list, true)).listVersion())
                .isEqualTo(8);
        station.answered(new GetLocalListVersion.Request(), new GetLocalListVersion.Response(-1));
        assertThat(((SendLocalList.Request) station.prepare(list, true)).listVersion())
                .isEqualTo(9);
    }

    @Test
    @DisplayName("SEC-LOG-01, SEC-FW-02: a missing requestId is the next one")
    void aMissingRequestIdIsTheNextOne() {
        GetLog.Request log =
                new GetLog.Request(new LogParameters("ftp://host", null, null), LogType.SecurityLog, 0, null, null);
        SignedUpdateFirmware.Request update = new SignedUpdateFirmware.Request(
                null,
                null,
                0,
                new SignedUpdateFirmware.Firmware("ftp://host/image", station.now(), null, "certificate", "signature"));

        assertThat(((GetLog.Request) station.prepare(log, true)).requestId()).isEqualTo(1);
        assertThat(((SignedUpdateFirmware.Request) station.prepare(update, true)).requestId())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("SEC-KEY-05: the value of AuthorizationKey is in no record")
    void theValueOfAuthorizationKeyIsInNoRecord() {
        ChangeConfiguration.Request change = new ChangeConfiguration.Request("authorizationkey", "4F43");

        assertThat(station.prepare(change, false)).isEqualTo(change);
        station.answered(change, new ChangeConfiguration.Response(ChangeConfiguration.ConfigurationStatus.Accepted));

        assertThat(station.history().toString()).doesNotContain("4F43");
        assertThat(only(
                                station.history().stream()
                                        .filter(CommandEvent.Sent.class::isInstance)
                                        .toList(),
                                CommandEvent.Sent.class)
                        .request())
                .isEqualTo(new ChangeConfiguration.Request("authorizationkey", "***"));
    }

    @Test
    void aRequestWithoutAnIdOfItsOwnIsSentAsItIs() {
        assertThat(station.prepare(RESET, true)).isEqualTo(RESET);
        assertThat(station.history()).endsWith(new CommandEvent.Sent(station.now(), "c1", "operator", RESET));
    }

    private static @Nullable String obstacle(TestStation station, RequestPayload<?> request) {
        return CommandRules.obstacle(station.state(), request, false);
    }
}
