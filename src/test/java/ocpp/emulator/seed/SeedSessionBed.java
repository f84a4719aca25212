package ocpp.emulator.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import ocpp.emulator.TurnedClock;
import ocpp.emulator.link.LinkCommand;
import ocpp.emulator.link.LinkEvent;
import ocpp.protocol.Actions;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
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
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;

/** The seed's session as an actor, its time turned by hand; the probe plays the server. */
final class SeedSessionBed {
    static final ClearChargingProfile.Response CLEARED =
            new ClearChargingProfile.Response(ClearChargingProfileStatus.Accepted);

    final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    final ManualTime time = ManualTime.get(kit.system());
    final TestProbe<LinkCommand> server = kit.createTestProbe();
    final TestProbe<SessionResult> result = kit.createTestProbe();
    final List<String> lines = new CopyOnWriteArrayList<>();
    final List<String> notes = new CopyOnWriteArrayList<>();
    final TurnedClock clock = new TurnedClock();
    ActorRef<SeedSession.Command> session = start(false);

    void stop() {
        kit.shutdownTestKit();
    }

    ActorRef<SeedSession.Command> start(boolean strict) {
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

    void restart(boolean strict) {
        server.expectMessageClass(LinkCommand.Call.class);
        session = start(strict);
    }

    void upToStarted() {
        answer(boot(RegistrationStatus.Accepted, 300));
        answer(new StatusNotification.Response());
        answer(started(AuthorizationStatus.Accepted));
    }

    void upToSecondMeterValues(int interval) {
        answer(boot(RegistrationStatus.Accepted, interval));
        answer(new StatusNotification.Response());
        answer(started(AuthorizationStatus.Accepted));
        answer(set(ChargingProfileStatus.Accepted));
        pass(5);
        answer(new MeterValues.Response());
        pass(5);
        answer(new MeterValues.Response());
    }

    void pass(int seconds) {
        clock.turn(Duration.ofSeconds(seconds));
        time.timePasses(Duration.ofSeconds(seconds));
    }

    <R extends RequestPayload<?>> R answer(ResponsePayload payload) {
        return answer(payload, "{}");
    }

    /** Answers the next CALL, which must be the one that this payload answers. */
    @SuppressWarnings("unchecked")
    <R extends RequestPayload<?>> R answer(ResponsePayload payload, String json) {
        LinkCommand.Call call = server.expectMessageClass(LinkCommand.Call.class);
        assertThat(Actions.of(call.request()).responseType()).isEqualTo(payload.getClass());
        ended(call, new CallOutcome.Answered(payload), "[3, \"... \"," + json + "]");
        return (R) call.request();
    }

    void refuse(ErrorCode code) {
        LinkCommand.Call call = server.expectMessageClass(LinkCommand.Call.class);
        ended(call, new CallOutcome.Refused(code.name(), "no\nway", "{}", false), "[4]");
    }

    void ended(LinkCommand.Call call, CallOutcome outcome, String text) {
        session.tell(new SeedSession.OnLink(new LinkEvent.Ended("...", outcome), text));
    }

    void failsWith(String problem) {
        ends();
        SessionResult failure = result.receiveMessage();
        assertThat(failure.exitCode()).isOne();
        assertThat(failure.problem()).startsWith("CP_1: ").contains(problem).doesNotContain("\n");
    }

    void ends() {
        assertThat(server.expectMessageClass(LinkCommand.Close.class).code()).isEqualTo(1000);
        session.tell(new SeedSession.OnLink(new LinkEvent.Closed(new CloseReason(1000, "", false)), ""));
    }

    BootNotification.Response boot(RegistrationStatus status, int interval) {
        return new BootNotification.Response(status, clock.instant(), interval);
    }

    static StartTransaction.Response started(AuthorizationStatus status) {
        return new StartTransaction.Response(1, new IdTagInfo(null, null, status));
    }

    static StopTransaction.Response stopped(AuthorizationStatus status) {
        return new StopTransaction.Response(new IdTagInfo(null, null, status));
    }

    static SetChargingProfile.Response set(ChargingProfileStatus status) {
        return new SetChargingProfile.Response(status);
    }
}
