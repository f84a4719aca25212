package ocpp.emulator.seed;

import static org.assertj.core.api.Assertions.assertThat;

import ocpp.emulator.link.LinkCommand;
import ocpp.emulator.link.LinkEvent;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import ocpp.rpc.CallOutcome;
import ocpp.socket.CloseReason;
import ocpp.wire.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The seed's session with a server that does not. */
class SeedSessionProblemsTest {
    private final SeedSessionBed bed = new SeedSessionBed();

    @AfterEach
    void stop() {
        bed.stop();
    }

    @Test
    void aRejectedBootSendsNothingElse() {
        bed.answer(bed.boot(RegistrationStatus.Rejected, 10));
        bed.failsWith("rejected the BootNotification");
    }

    @Test
    void aBootPendingForFiveMinutesFails() {
        bed.answer(bed.boot(RegistrationStatus.Pending, 1_000_000_000));
        bed.pass(300);
        bed.failsWith("still Pending after 300 s");
    }

    @Test
    void aRefusedTagStopsTheTransactionAndFails() {
        bed.answer(bed.boot(RegistrationStatus.Accepted, 300));
        bed.answer(new StatusNotification.Response());
        bed.answer(SeedSessionBed.started(AuthorizationStatus.Blocked));
        StopTransaction.Request stop = bed.answer(SeedSessionBed.stopped(AuthorizationStatus.Blocked));
        assertThat(stop.reason()).isEqualTo(StopTransaction.Reason.DeAuthorized);
        assertThat(stop.meterStop()).isZero();
        bed.failsWith("Blocked for the id tag TEST");
        assertThat(bed.lines).doesNotContain("StartTransaction acknowledged (transactionId=1)");
    }

    @Test
    void aServerThatTakesNoProfileFailsTheStrictSession() {
        bed.restart(true);
        bed.upToStarted();
        bed.refuse(ErrorCode.NotSupported);
        bed.failsWith("CALLERROR NotSupported");
    }

    @Test
    void aCallErrorFails() {
        bed.answer(bed.boot(RegistrationStatus.Accepted, 300));
        bed.refuse(ErrorCode.InternalError);
        bed.failsWith("answered StatusNotification with the CALLERROR InternalError");
    }

    @Test
    void noAnswerInTimeFails() {
        LinkCommand.Call boot = bed.server.expectMessageClass(LinkCommand.Call.class);
        assertThat(boot.timeout()).hasSeconds(30);
        bed.ended(boot, new CallOutcome.TimedOut(), "");
        bed.failsWith("no answer to BootNotification within 30 s");
    }

    @Test
    void aLostConnectionFails() {
        bed.upToStarted();
        LinkCommand.Call set = bed.server.expectMessageClass(LinkCommand.Call.class);
        bed.ended(set, new CallOutcome.Disconnected(), "");
        bed.session.tell(new SeedSession.OnLink(new LinkEvent.Closed(new CloseReason(1006, "", false)), ""));
        assertThat(bed.result.receiveMessage().exitCode()).isOne();
    }

    @Test
    void aHandshakeThatFailsEndsWithExitCodeTwo() {
        bed.session.tell(new SeedSession.NotConnected("no server"));
        assertThat(bed.result.receiveMessage()).isEqualTo(new SessionResult(2, "no server"));
    }
}
