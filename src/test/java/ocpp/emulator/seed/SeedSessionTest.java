package ocpp.emulator.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import ocpp.emulator.TurnedClock;
import ocpp.emulator.link.LinkCommand;
import ocpp.emulator.link.LinkEvent;
import ocpp.protocol.Action;
import ocpp.protocol.Actions;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.ClearChargingProfile.ClearChargingProfileStatus;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile.ChargingProfileStatus;
import ocpp.rpc.CallOutcome;
import ocpp.socket.CloseReason;
import ocpp.wire.ErrorCode;
import ocpp.wire.Received;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The seed's session as an actor, its time turned by hand; the probe plays the server. */
class SeedSessionTest {
    private static final ClearChargingProfile.Response CLEARED =
            new ClearChargingProfile.Response(ClearChargingProfileStatus.Accepted);

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

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final TestProbe<LinkCommand> server = kit.createTestProbe();
    private final TestProbe<SessionResult> result = kit.createTestProbe();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final TurnedClock clock = new TurnedClock();
    private ActorRef<SeedSession.Command> session = start(false);

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void theTranscriptIsTheSeedsWordForWord() {
        String accepted = "{\"idTagInfo\":{\"status\":\"Accepted\"}}";
        answer(
                boot(RegistrationStatus.Accepted, 10),
                "{\"status\":\"Accepted\", \"currentTime\":\"2026-01-18T12:34:56Z\", \"interval\":10}");
        answer(new StatusNotification.Response(), "{}");
        pass(6);
        answer(started(AuthorizationStatus.Accepted), "{\"transactionId\":1,\"idTagInfo\":{\"status\":\"Accepted\"}}");
        answer(set(ChargingProfileStatus.Accepted), "{\"status\":\"Accepted\"}");
        pass(4);
        answer(new Heartbeat.Response(clock.instant()), "{\"currentTime\":\"2026-01-18T12:35:06Z\"}");
        pass(1);
        answer(new MeterValues.Response(), "{}");
        pass(5);
        answer(new MeterValues.Response(), "{}");
        answer(CLEARED, "{\"status\":\"Accepted\"}");
        answer(stopped(AuthorizationStatus.Accepted), accepted);

        ends();
        assertThat(result.receiveMessage()).isEqualTo(SessionResult.SUCCESS);
        assertThat(String.join("\n", lines)).isEqualTo(TRANSCRIPT);
        assertThat(notes).isEmpty();
    }

    @Test
    void theTransactionIsTheSeedsToTheLastField() {
        BootNotification.Request boot = answer(boot(RegistrationStatus.Accepted, 300));
        assertThat(boot)
                .isEqualTo(new BootNotification.Request(
                        "RalphCo", "RalphModel1", null, null, "0.1.0", null, null, "RalphMeter", null));
        StatusNotification.Request status = answer(new StatusNotification.Response());
        assertThat(status.connectorId()).isZero();
        StartTransaction.Request start = answer(started(AuthorizationStatus.Accepted));
        assertThat(start).isEqualTo(new StartTransaction.Request(1, "TEST", 0, null, clock.instant()));
        SetChargingProfile.Request set = answer(set(ChargingProfileStatus.Accepted));
        assertThat(set.connectorId()).isOne();
        assertThat(set.csChargingProfiles().chargingSchedule().chargingSchedulePeriod())
                .singleElement()
                .satisfies(period -> assertThat(period.limit()).isEqualByComparingTo("7000"));
        pass(5);
        MeterValues.Request first = answer(new MeterValues.Response());
        assertThat(first.transactionId()).isEqualTo(1);
        assertThat(first.meterValue().get(0).sampledValue().get(0).value()).isEqualTo("100");
        pass(5);
        answer(new MeterValues.Response());
        answer(CLEARED);
        StopTransaction.Request stop = answer(stopped(AuthorizationStatus.Accepted));
        assertThat(stop)
                .isEqualTo(new StopTransaction.Request(
                        "TEST", 200, clock.instant(), 1, StopTransaction.Reason.Local, null));
        ends();
        assertThat(result.receiveMessage()).isEqualTo(SessionResult.SUCCESS);
    }

    @Test
    void aHeartbeatDueWithinTwoSecondsIsAwaitedBeforeTheEnd() {
        upToSecondMeterValues(12);
        server.expectNoMessage(Duration.ofMillis(50));
        pass(2);
        Heartbeat.Request awaited = answer(new Heartbeat.Response(clock.instant()));
        assertThat(awaited).isNotNull();
        answer(CLEARED);
    }

    @Test
    void aHeartbeatDueLaterIsNotAwaited() {
        upToSecondMeterValues(13);
        answer(CLEARED);
    }

    @Test
    void aHeartbeatWaitsForTheAnswerUnderWay() {
        answer(boot(RegistrationStatus.Accepted, 3));
        answer(new StatusNotification.Response());
        LinkCommand.Call start = server.expectMessageClass(LinkCommand.Call.class);
        pass(3);
        pass(3);
        server.expectNoMessage(Duration.ofMillis(50));
        ended(start, new CallOutcome.Answered(started(AuthorizationStatus.Accepted)), "[3]");
        answer(new Heartbeat.Response(clock.instant()));
        answer(set(ChargingProfileStatus.Accepted));
    }

    @Test
    void aRejectedBootSendsNothingElse() {
        answer(boot(RegistrationStatus.Rejected, 10));
        failsWith("rejected the BootNotification");
    }

    @Test
    void aPendingBootIsRepeatedAfterTheIntervalUntilItIsAccepted() {
        answer(boot(RegistrationStatus.Pending, 20));
        server.expectNoMessage(Duration.ofMillis(50));
        pass(20);
        answer(boot(RegistrationStatus.Pending, 0));
        pass(10);
        answer(boot(RegistrationStatus.Accepted, 300));
        answer(new StatusNotification.Response());
    }

    @Test
    void aBootPendingForFiveMinutesFails() {
        answer(boot(RegistrationStatus.Pending, 1_000_000_000));
        pass(300);
        failsWith("still Pending after 300 s");
    }

    @Test
    void aRefusedTagStopsTheTransactionAndFails() {
        answer(boot(RegistrationStatus.Accepted, 300));
        answer(new StatusNotification.Response());
        answer(started(AuthorizationStatus.Blocked));
        StopTransaction.Request stop = answer(stopped(AuthorizationStatus.Blocked));
        assertThat(stop.reason()).isEqualTo(StopTransaction.Reason.DeAuthorized);
        assertThat(stop.meterStop()).isZero();
        failsWith("Blocked for the id tag TEST");
        assertThat(lines).doesNotContain("StartTransaction acknowledged (transactionId=1)");
    }

    @Test
    void aServerThatTakesNoProfileFromAChargePointIsNoFailure() {
        upToStarted();
        refuse(ErrorCode.NotSupported);
        pass(5);
        answer(new MeterValues.Response());
        pass(5);
        answer(new MeterValues.Response());
        answer(stopped(AuthorizationStatus.Accepted));
        ends();
        assertThat(result.receiveMessage()).isEqualTo(SessionResult.SUCCESS);
        assertThat(notes).singleElement().asString().contains("SetChargingProfile", "NotSupported", "--strict-seed");
        assertThat(lines).contains("SetChargingProfile RESPONSE: CALLERROR uid=...");
    }

    @Test
    void aServerThatTakesNoProfileFailsTheStrictSession() {
        restart(true);
        upToStarted();
        refuse(ErrorCode.NotSupported);
        failsWith("CALLERROR NotSupported");
    }

    @Test
    void aCallErrorFails() {
        answer(boot(RegistrationStatus.Accepted, 300));
        refuse(ErrorCode.InternalError);
        failsWith("answered StatusNotification with the CALLERROR InternalError");
    }

    @Test
    void noAnswerInTimeFails() {
        LinkCommand.Call boot = server.expectMessageClass(LinkCommand.Call.class);
        assertThat(boot.timeout()).hasSeconds(30);
        ended(boot, new CallOutcome.TimedOut(), "");
        failsWith("no answer to BootNotification within 30 s");
    }

    @Test
    void aLostConnectionFails() {
        upToStarted();
        LinkCommand.Call set = server.expectMessageClass(LinkCommand.Call.class);
        ended(set, new CallOutcome.Disconnected(), "");
        session.tell(new SeedSession.OnLink(new LinkEvent.Closed(new CloseReason(1006, "", false)), ""));
        assertThat(result.receiveMessage().exitCode()).isOne();
    }

    @Test
    void aServerThatClosesRightAfterTheLastAnswerIsASuccess() {
        upToSecondMeterValues(300);
        answer(CLEARED);
        answer(stopped(AuthorizationStatus.Accepted));
        session.tell(new SeedSession.OnLink(new LinkEvent.Closed(new CloseReason(1000, "bye", true)), ""));
        assertThat(result.receiveMessage()).isEqualTo(SessionResult.SUCCESS);
    }

    @Test
    void aServerThatNeverClosesDoesNotHoldTheSession() {
        upToSecondMeterValues(300);
        answer(CLEARED);
        answer(stopped(AuthorizationStatus.Accepted));
        server.expectMessageClass(LinkCommand.Close.class);
        pass(5);
        assertThat(result.receiveMessage()).isEqualTo(SessionResult.SUCCESS);
    }

    @Test
    void aCallOfTheServerIsRefusedInMidSession() {
        upToStarted();
        server.expectMessageClass(LinkCommand.Call.class);
        GetConfiguration.Request request = new GetConfiguration.Request(null);
        session.tell(new SeedSession.OnLink(
                new LinkEvent.Called(new Received.Call("theirs", Action.GetConfiguration, request)), ""));
        LinkCommand.Refuse refusal = server.expectMessageClass(LinkCommand.Refuse.class);
        assertThat(refusal.messageId()).isEqualTo("theirs");
        assertThat(refusal.code()).isEqualTo(ErrorCode.NotSupported);
    }

    @Test
    void aHandshakeThatFailsEndsWithExitCodeTwo() {
        session.tell(new SeedSession.NotConnected("no server"));
        assertThat(result.receiveMessage()).isEqualTo(new SessionResult(2, "no server"));
    }

    private ActorRef<SeedSession.Command> start(boolean strict) {
        SeedSettings settings = new SeedSettings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                strict);
        SessionOutput output = new SessionOutput() {
            @Override
            public void line(String line) {
                lines.add(line);
            }

            @Override
            public void note(String note) {
                notes.add(note);
            }
        };
        ActorRef<SeedSession.Command> started =
                kit.spawn(SeedSession.create(new SeedSession.Run("CP_1", settings, output, clock), result.ref()::tell));
        started.tell(new SeedSession.OnLink(new LinkEvent.Opened(server.ref()), ""));
        return started;
    }

    private void restart(boolean strict) {
        server.expectMessageClass(LinkCommand.Call.class);
        session = start(strict);
    }

    private void upToStarted() {
        answer(boot(RegistrationStatus.Accepted, 300));
        answer(new StatusNotification.Response());
        answer(started(AuthorizationStatus.Accepted));
    }

    private void upToSecondMeterValues(int interval) {
        answer(boot(RegistrationStatus.Accepted, interval));
        answer(new StatusNotification.Response());
        answer(started(AuthorizationStatus.Accepted));
        answer(set(ChargingProfileStatus.Accepted));
        pass(5);
        answer(new MeterValues.Response());
        pass(5);
        answer(new MeterValues.Response());
    }

    private void pass(int seconds) {
        clock.turn(Duration.ofSeconds(seconds));
        time.timePasses(Duration.ofSeconds(seconds));
    }

    private <R extends RequestPayload<?>> R answer(ResponsePayload payload) {
        return answer(payload, "{}");
    }

    /** Answers the next CALL, which must be the one that this payload answers. */
    @SuppressWarnings("unchecked")
    private <R extends RequestPayload<?>> R answer(ResponsePayload payload, String json) {
        LinkCommand.Call call = server.expectMessageClass(LinkCommand.Call.class);
        assertThat(Actions.of(call.request()).responseType()).isEqualTo(payload.getClass());
        ended(call, new CallOutcome.Answered(payload), "[3, \"... \"," + json + "]");
        return (R) call.request();
    }

    private void refuse(ErrorCode code) {
        LinkCommand.Call call = server.expectMessageClass(LinkCommand.Call.class);
        ended(call, new CallOutcome.Refused(code.name(), "no\nway", "{}", false), "[4]");
    }

    private void ended(LinkCommand.Call call, CallOutcome outcome, String text) {
        session.tell(new SeedSession.OnLink(new LinkEvent.Ended("...", outcome), text));
    }

    private void failsWith(String problem) {
        ends();
        SessionResult failure = result.receiveMessage();
        assertThat(failure.exitCode()).isOne();
        assertThat(failure.problem()).startsWith("CP_1: ").contains(problem).doesNotContain("\n");
    }

    private void ends() {
        assertThat(server.expectMessageClass(LinkCommand.Close.class).code()).isEqualTo(1000);
        session.tell(new SeedSession.OnLink(new LinkEvent.Closed(new CloseReason(1000, "", false)), ""));
    }

    private BootNotification.Response boot(RegistrationStatus status, int interval) {
        return new BootNotification.Response(status, clock.instant(), interval);
    }

    private static StartTransaction.Response started(AuthorizationStatus status) {
        return new StartTransaction.Response(1, new IdTagInfo(null, null, status));
    }

    private static StopTransaction.Response stopped(AuthorizationStatus status) {
        return new StopTransaction.Response(new IdTagInfo(null, null, status));
    }

    private static SetChargingProfile.Response set(ChargingProfileStatus status) {
        return new SetChargingProfile.Response(status);
    }
}
