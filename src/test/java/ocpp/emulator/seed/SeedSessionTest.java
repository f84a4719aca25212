package ocpp.emulator.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import ocpp.emulator.link.LinkCommand;
import ocpp.emulator.link.LinkEvent;
import ocpp.protocol.Action;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile.ChargingProfileStatus;
import ocpp.rpc.CallOutcome;
import ocpp.socket.CloseReason;
import ocpp.wire.ErrorCode;
import ocpp.wire.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The seed's session with a server that plays along. */
class SeedSessionTest {
    /** The client's lines of the seed, as the user gave them. */
    private static final String TRANSCRIPT = """
            BootNotification RAW RESPONSE: [3,"... ",{"status":"Accepted","currentTime":"2026-01-18T12:34:56Z","interval":10}]
            BootNotification RESPONSE: CALLRESULT uid=...
            StatusNotification sent (Available)
            StatusNotification RAW RESPONSE: [3,"... ",{}]
            StatusNotification RESPONSE: CALLRESULT uid=...
            StatusNotification acknowledged
            StartTransaction sent (connectorId=1)
            StartTransaction RAW RESPONSE: [3,"... ",{"transactionId":1,"idTagInfo":{"status":"Accepted"}}]
            StartTransaction RESPONSE: CALLRESULT uid=...
            StartTransaction acknowledged (transactionId=1)
            SetChargingProfile sent (profileId=1 limit_kw=7.0)
            SetChargingProfile RAW RESPONSE: [3,"... ",{"status":"Accepted"}]
            SetChargingProfile RESPONSE: CALLRESULT uid=...
            SetChargingProfile acknowledged (profileId=1)
            Heartbeat 1 sent
            Heartbeat 1 RAW RESPONSE: [3,"... ",{"currentTime":"2026-01-18T12:35:06Z"}]
            Heartbeat 1 RESPONSE: CALLRESULT uid=...
            Heartbeat 1 acknowledged
            MeterValues sent (energy_wh=100)
            MeterValues RAW RESPONSE: [3,"... ",{}]
            MeterValues RESPONSE: CALLRESULT uid=...
            MeterValues acknowledged
            MeterValues sent (energy_wh=200)
            MeterValues RAW RESPONSE: [3,"... ",{}]
            MeterValues RESPONSE: CALLRESULT uid=...
            MeterValues acknowledged
            ClearChargingProfile sent (profileId=1)
            ClearChargingProfile RAW RESPONSE: [3,"... ",{"status":"Accepted"}]
            ClearChargingProfile RESPONSE: CALLRESULT uid=...
            ClearChargingProfile acknowledged (profileId=1)
            StopTransaction sent (transactionId=1)
            StopTransaction RAW RESPONSE: [3,"... ",{"idTagInfo":{"status":"Accepted"}}]
            StopTransaction RESPONSE: CALLRESULT uid=...
            StopTransaction acknowledged (transactionId=1)""";

    private final SeedSessionBed bed = new SeedSessionBed();

    @AfterEach
    void stop() {
        bed.stop();
    }

    @Test
    void theTranscriptIsTheSeedsWordForWord() {
        String accepted = "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
        bed.answer(
                bed.boot(RegistrationStatus.Accepted, 10),
                "{\"status\":\"Accepted\", \"currentTime\":\"2026-01-18T12:34:56Z\", \"interval\":10}");
        bed.answer(new StatusNotification.Response(), "{}");
        bed.pass(6);
        bed.answer(
                SeedSessionBed.started(AuthorizationStatus.Accepted),
                "{\"transactionId\":1,\"idTagInfo\":{\"status\":\"Accepted\"}}");
        bed.answer(SeedSessionBed.set(ChargingProfileStatus.Accepted), "{\"status\":\"Accepted\"}");
        bed.pass(4);
        bed.answer(new Heartbeat.Response(bed.clock.instant()), "{\"currentTime\":\"2026-01-18T12:35:06Z\"}");
        bed.pass(1);
        bed.answer(new MeterValues.Response(), "{}");
        bed.pass(5);
        bed.answer(new MeterValues.Response(), "{}");
        bed.answer(SeedSessionBed.CLEARED, "{\"status\":\"Accepted\"}");
        bed.answer(SeedSessionBed.stopped(AuthorizationStatus.Accepted), accepted);

        bed.ends();
        assertThat(bed.result.receiveMessage()).isEqualTo(SessionResult.SUCCESS);
        assertThat(String.join("\n", bed.lines)).isEqualTo(TRANSCRIPT);
        assertThat(bed.notes).isEmpty();
    }

    @Test
    void theTransactionIsTheSeedsToTheLastField() {
        BootNotification.Request boot = bed.answer(bed.boot(RegistrationStatus.Accepted, 300));
        assertThat(boot)
                .isEqualTo(new BootNotification.Request(
                        "RalphCo", "RalphModel1", null, null, "0.1.0", null, null, "RalphMeter", null));
        StatusNotification.Request status = bed.answer(new StatusNotification.Response());
        assertThat(status.connectorId()).isZero();
        StartTransaction.Request start = bed.answer(SeedSessionBed.started(AuthorizationStatus.Accepted));
        assertThat(start).isEqualTo(new StartTransaction.Request(1, "TEST", 0, null, bed.clock.instant()));
        SetChargingProfile.Request set = bed.answer(SeedSessionBed.set(ChargingProfileStatus.Accepted));
        assertThat(set.connectorId()).isOne();
        assertThat(set.csChargingProfiles().chargingSchedule().chargingSchedulePeriod())
                .singleElement()
                .satisfies(period -> assertThat(period.limit()).isEqualByComparingTo("7000"));
        bed.pass(5);
        MeterValues.Request first = bed.answer(new MeterValues.Response());
        assertThat(first.transactionId()).isEqualTo(1);
        assertThat(first.meterValue().get(0).sampledValue().get(0).value()).isEqualTo("100");
        bed.pass(5);
        bed.answer(new MeterValues.Response());
        bed.answer(SeedSessionBed.CLEARED);
        StopTransaction.Request stop = bed.answer(SeedSessionBed.stopped(AuthorizationStatus.Accepted));
        assertThat(stop)
                .isEqualTo(new StopTransaction.Request(
                        "TEST", 200, bed.clock.instant(), 1, StopTransaction.Reason.Local, null));
        bed.ends();
        assertThat(bed.result.receiveMessage()).isEqualTo(SessionResult.SUCCESS);
    }

    @Test
    void aHeartbeatDueWithinTwoSecondsIsAwaitedBeforeTheEnd() {
        bed.upToSecondMeterValues(12);
        bed.server.expectNoMessage(Duration.ofMillis(50));
        bed.pass(2);
        Heartbeat.Request awaited = bed.answer(new Heartbeat.Response(bed.clock.instant()));
        assertThat(awaited).isNotNull();
        bed.answer(SeedSessionBed.CLEARED);
    }

    @Test
    void aHeartbeatDueLaterIsNotAwaited() {
        bed.upToSecondMeterValues(13);
        bed.answer(SeedSessionBed.CLEARED);
    }

    @Test
    void aHeartbeatWaitsForTheAnswerUnderWay() {
        bed.answer(bed.boot(RegistrationStatus.Accepted, 3));
        bed.answer(new StatusNotification.Response());
        LinkCommand.Call start = bed.server.expectMessageClass(LinkCommand.Call.class);
        bed.pass(3);
        bed.pass(3);
        bed.server.expectNoMessage(Duration.ofMillis(50));
        bed.ended(start, new CallOutcome.Answered(SeedSessionBed.started(AuthorizationStatus.Accepted)), "[3]");
        bed.answer(new Heartbeat.Response(bed.clock.instant()));
        bed.answer(SeedSessionBed.set(ChargingProfileStatus.Accepted));
    }

    @Test
    void aPendingBootIsRepeatedAfterTheIntervalUntilItIsAccepted() {
        bed.answer(bed.boot(RegistrationStatus.Pending, 20));
        bed.server.expectNoMessage(Duration.ofMillis(50));
        bed.pass(20);
        bed.answer(bed.boot(RegistrationStatus.Pending, 0));
        bed.pass(10);
        bed.answer(bed.boot(RegistrationStatus.Accepted, 300));
        bed.answer(new StatusNotification.Response());
    }

    @Test
    void aServerThatTakesNoProfileFromAChargePointIsNoFailure() {
        bed.upToStarted();
        bed.refuse(ErrorCode.NotSupported);
        bed.pass(5);
        bed.answer(new MeterValues.Response());
        bed.pass(5);
        bed.answer(new MeterValues.Response());
        bed.answer(SeedSessionBed.stopped(AuthorizationStatus.Accepted));
        bed.ends();
        assertThat(bed.result.receiveMessage()).isEqualTo(SessionResult.SUCCESS);
        assertThat(bed.notes)
                .singleElement()
                .asString()
                .contains("SetChargingProfile", "NotSupported", "--strict-seed");
        assertThat(bed.lines).contains("SetChargingProfile RESPONSE: CALLERROR uid=...");
    }

    @Test
    void aServerThatClosesRightAfterTheLastAnswerIsASuccess() {
        bed.upToSecondMeterValues(300);
        bed.answer(SeedSessionBed.CLEARED);
        bed.answer(SeedSessionBed.stopped(AuthorizationStatus.Accepted));
        bed.session.tell(new SeedSession.OnLink(new LinkEvent.Closed(new CloseReason(1000, "bye", true)), ""));
        assertThat(bed.result.receiveMessage()).isEqualTo(SessionResult.SUCCESS);
    }

    @Test
    void aServerThatNeverClosesDoesNotHoldTheSession() {
        bed.upToSecondMeterValues(300);
        bed.answer(SeedSessionBed.CLEARED);
        bed.answer(SeedSessionBed.stopped(AuthorizationStatus.Accepted));
        bed.server.expectMessageClass(LinkCommand.Close.class);
        bed.pass(5);
        assertThat(bed.result.receiveMessage()).isEqualTo(SessionResult.SUCCESS);
    }

    @Test
    void aCallOfTheServerIsRefusedInMidSession() {
        bed.upToStarted();
        bed.server.expectMessageClass(LinkCommand.Call.class);
        GetConfiguration.Request request = new GetConfiguration.Request(null);
        bed.session.tell(new SeedSession.OnLink(
                new LinkEvent.Called(new Received.Call("theirs", Action.GetConfiguration, request)), ""));
        LinkCommand.Refuse refusal = bed.server.expectMessageClass(LinkCommand.Refuse.class);
        assertThat(refusal.messageId()).isEqualTo("theirs");
        assertThat(refusal.code()).isEqualTo(ErrorCode.NotSupported);
    }
}
