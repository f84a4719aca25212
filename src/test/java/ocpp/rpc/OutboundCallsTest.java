package ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import ocpp.protocol.Action;
import ocpp.wire.Received;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CALLs of ours. */
class OutboundCallsTest {
    private final RpcBed bed = new RpcBed();

    @Test
    @DisplayName("J-RPC-13: one CALL in flight, the next goes out when the last is answered or timed out")
    void aSecondCallWaitsForTheFirstAnswer() {
        bed.call("1", 0);
        bed.call("2", 0);
        assertThat(bed.output.drain()).containsExactly("call 1");
        bed.result("1");
        assertThat(bed.output.drain()).containsExactly("call 2", "ended 1 Answered");
        assertThat(bed.session.nanosToCallTimeout(RpcBed.millis(10_000))).isEqualTo(RpcBed.millis(20_000));
        bed.session.expireCall(RpcBed.millis(29_999));
        assertThat(bed.output.drain()).isEmpty();
        bed.session.expireCall(RpcBed.millis(30_000));
        assertThat(bed.output.drain()).containsExactly("ended 2 TimedOut");
    }

    @Test
    @DisplayName("J-RPC-13: a CALL is handled while waiting for an answer")
    void callsOfBothSidesMayCross() {
        bed.call("1", 0);
        bed.receive("1");
        bed.answer("1");
        bed.result("1");
        assertThat(bed.output.drain()).containsExactly("call 1", "handle 1", "answer 1", "ended 1 Answered");
    }

    @Test
    @DisplayName("J-RPC-16: an answer that is late or to an unknown id is dropped")
    void lateAndUnknownAnswersAreDropped() {
        bed.call("1", 0);
        bed.result("x");
        bed.session.expireCall(RpcBed.millis(30_000));
        bed.result("1");
        assertThat(bed.output.drain()).containsExactly("call 1", "ended 1 TimedOut");
        assertThat(bed.session.actionOf("1")).isNull();
    }

    @Test
    @DisplayName("J-RPC-18: an answer that is not valid ends its CALL with a local error")
    void errorsAndBadAnswersEndTheCall() {
        bed.call("1", 0);
        assertThat(bed.session.actionOf("1")).isEqualTo(Action.ClearCache);
        bed.session.received(new Received.Error("1", "Odd", "why", "{}"), 10, 0);
        bed.call("2", 0);
        bed.session.received(new Received.BadResult("2", RpcBed.fault()), 10, 0);
        assertThat(bed.output.drain()).containsExactly("call 1", "ended 1 Refused", "call 2", "ended 2 Refused");
    }

    @Test
    void aCallBeyondTheQueueEndsAtOnceAndOneAfterTheEndToo() {
        bed.call("1", 0);
        bed.call("2", 0);
        bed.call("3", 0);
        bed.call("4", 0);
        assertThat(bed.output.drain()).containsExactly("call 1", "ended 4 QueueFull");
        bed.session.close();
        bed.call("5", 0);
        assertThat(bed.output.drain())
                .containsExactly(
                        "ended 1 Disconnected", "ended 2 Disconnected", "ended 3 Disconnected", "ended 5 Disconnected");
    }

    @Test
    void theTimeInWhichNothingCouldBeReadDoesNotCountAgainstACall() {
        bed.call("1", 0);
        bed.session.extendCall(RpcBed.millis(10_000));
        bed.session.expireCall(RpcBed.millis(39_999));
        assertThat(bed.output.drain()).containsExactly("call 1");
        bed.session.expireCall(RpcBed.millis(40_000));
        assertThat(bed.output.drain()).containsExactly("ended 1 TimedOut");
    }
}
