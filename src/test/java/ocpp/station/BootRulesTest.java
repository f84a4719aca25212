package ocpp.station;

import static ocpp.station.TestStation.BOOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import ocpp.protocol.Action;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.protocol.firmware.FirmwareStatusNotification;
import ocpp.protocol.firmware.FirmwareStatusNotification.FirmwareStatus;
import ocpp.protocol.security.SignedFirmwareStatusNotification;
import ocpp.protocol.security.SignedFirmwareStatusNotification.SignedFirmwareStatus;
import ocpp.wire.ErrorCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BootRulesTest {
    private static final StatusNotification.Request AVAILABLE = new StatusNotification.Request(
            0, ChargePointErrorCode.NoError, null, ChargePointStatus.Available, null, null, null);

    @Test
    @DisplayName("BOOT-03, BOOT-19: an unknown station is accepted by default, with the time and the interval")
    void anUnknownStationIsAcceptedByDefault() {
        TestStation station = TestStation.with("");

        BootNotification.Response answer = station.answer(BOOT);

        assertThat(answer).isEqualTo(new BootNotification.Response(RegistrationStatus.Accepted, TestStation.START, 10));
    }

    @Test
    @DisplayName("BOOT-19: the policy for unknown stations is a setting")
    void thePolicyForUnknownStationsIsASetting() {
        String interval = "\nocpp.registration.retry-interval = 90s";

        assertThat(TestStation.with("ocpp.registration.unknown-stations = pending" + interval)
                        .answer(BOOT))
                .isEqualTo(new BootNotification.Response(RegistrationStatus.Pending, TestStation.START, 90));
        assertThat(TestStation.with("ocpp.registration.unknown-stations = refuse" + interval)
                        .answer(BOOT))
                .isEqualTo(new BootNotification.Response(RegistrationStatus.Rejected, TestStation.START, 90));
    }

    @Test
    @DisplayName("BOOT-19: what an operator decided wins over the policy")
    void whatAnOperatorDecidedWinsOverThePolicy() {
        TestStation station = TestStation.with("ocpp.registration.unknown-stations = refuse");
        station.happen(
                List.of(new RegistrationEvent.Registered(station.now(), RegistrationStatus.Accepted, 300, "operator")));

        assertThat(station.answer(BOOT))
                .isEqualTo(new BootNotification.Response(RegistrationStatus.Accepted, TestStation.START, 300));
    }

    @Test
    @DisplayName("BOOT-14: before its boot is accepted a station may send nothing else")
    void beforeItsBootIsAcceptedAStationMaySendNothingElse() {
        TestStation station = TestStation.with("ocpp.registration.unknown-stations = pending");

        assertThat(TestStation.error(station.send(new Heartbeat.Request()))).isEqualTo(ErrorCode.SecurityError);
        station.answer(BOOT);
        assertThat(TestStation.error(station.send(new Heartbeat.Request()))).isEqualTo(ErrorCode.SecurityError);
        assertThat(TestStation.error(station.send(AVAILABLE))).isEqualTo(ErrorCode.SecurityError);
    }

    @Test
    @DisplayName("BOOT-14: while Pending it may send what it was asked for, for some time")
    void whilePendingItMaySendWhatItWasAskedFor() {
        TestStation station = TestStation.with("ocpp.registration.unknown-stations = pending");
        station.answer(BOOT);
        station.happen(List.of(new CommandEvent.MessageTriggered(station.now(), Action.StatusNotification, null)));

        assertThat(station.answer(AVAILABLE)).isEqualTo(new StatusNotification.Response());
        assertThat(TestStation.error(station.send(new Heartbeat.Request()))).isEqualTo(ErrorCode.SecurityError);
        station.later(Duration.ofMinutes(6));
        assertThat(TestStation.error(station.send(AVAILABLE))).isEqualTo(ErrorCode.SecurityError);
    }

    @Test
    @DisplayName("TRIG-08: the trigger of a firmware status lets both of its messages through")
    void theTriggerOfAFirmwareStatusLetsBothOfItsMessagesThrough() {
        TestStation station = TestStation.with("ocpp.registration.unknown-stations = pending");
        station.answer(BOOT);
        station.happen(
                List.of(new CommandEvent.MessageTriggered(station.now(), Action.FirmwareStatusNotification, null)));

        assertThat(station.answer(new SignedFirmwareStatusNotification.Request(SignedFirmwareStatus.Idle, null)))
                .isNotNull();
        assertThat(station.answer(new FirmwareStatusNotification.Request(FirmwareStatus.Idle)))
                .isNotNull();
    }

    @Test
    @DisplayName("BOOT-08: a station that is refused by an operator is refused at once, even when it was accepted")
    void aStationThatIsRefusedByAnOperatorIsRefusedAtOnce() {
        TestStation station = TestStation.accepted();

        station.register(RegistrationStatus.Rejected);

        assertThat(TestStation.error(station.send(new Heartbeat.Request()))).isEqualTo(ErrorCode.SecurityError);
    }

    @Test
    @DisplayName("BOOT-20: a station that is approved while Pending is accepted by its next boot, not before")
    void aStationThatIsApprovedWhilePendingIsAcceptedByItsNextBoot() {
        TestStation station = TestStation.with("ocpp.registration.unknown-stations = pending");
        station.answer(BOOT);

        station.register(RegistrationStatus.Accepted);

        assertThat(TestStation.error(station.send(new Heartbeat.Request()))).isEqualTo(ErrorCode.SecurityError);
        assertThat(station.answer(BOOT).status()).isEqualTo(RegistrationStatus.Accepted);
        assertThat(station.answer(new Heartbeat.Request()).currentTime()).isEqualTo(station.now());
    }

    @Test
    @DisplayName("BOOT-23: what the station tells of itself is kept")
    void whatTheStationTellsOfItselfIsKept() {
        assertThat(TestStation.accepted().state().registration().boot()).isEqualTo(BOOT);
    }

    @Test
    @DisplayName("BOOT-22: transactions that are open at a boot stay open")
    void transactionsThatAreOpenAtABootStayOpen() {
        TestStation station = TestStation.accepted();
        int transactionId = station.start(1, 100);

        station.answer(BOOT);

        assertThat(station.state().transactions().open().get(transactionId)).isNotNull();
    }

    @Test
    @DisplayName("HB-02: a heartbeat is answered with the time and changes nothing")
    void aHeartbeatIsAnsweredWithTheTimeAndChangesNothing() {
        TestStation station = TestStation.accepted();

        Decision decision = station.send(new Heartbeat.Request());

        assertThat(decision.events()).isEmpty();
        assertThat(TestStation.<Heartbeat.Response>result(decision).currentTime())
                .isEqualTo(TestStation.START);
    }
}
