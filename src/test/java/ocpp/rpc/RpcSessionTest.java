package ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import ocpp.protocol.Action;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessageStatus;
import ocpp.wire.ErrorCode;
import ocpp.wire.Received;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CALLs of the peer, and what closes a connection. */
class RpcSessionTest {
    private final RpcBed bed = new RpcBed();

    @Test
    @DisplayName("J-RPC-21: a CALL waits until the one before it is answered")
    void aSecondCallOfThePeerWaitsForTheFirstAnswer() {
        bed.receive("a");
        bed.receive("b");
        assertThat(bed.output.drain()).containsExactly("handle a");
        bed.answer("a");
        assertThat(bed.output.drain()).containsExactly("answer a", "handle b");
        bed.answer("b");
        assertThat(bed.output.drain()).containsExactly("answer b");
    }

    @Test
    void anAnswerGivenWhileTheCallIsHandedOverLeavesAtOnce() {
        bed.output.onHandle = () -> bed.answer("a");
        bed.receive("a");
        assertThat(bed.output.drain()).containsExactly("handle a", "answer a");
    }

    @Test
    void callsAnsweredWhileHandedOverAreTakenOneAfterTheOther() {
        bed.receive("a");
        bed.receive("b");
        bed.receive("c");
        bed.output.drain();
        bed.output.onHandle = () -> {
            bed.answer("b");
            bed.answer("c");
        };
        bed.answer("a");
        assertThat(bed.output.drain()).containsExactly("answer a", "handle b", "answer b", "handle c", "answer c");
    }

    @Test
    void aSecondAnswerAndTheAnswerToAnUnknownCallAreDropped() {
        bed.receive("a");
        bed.answer("a");
        bed.answer("a");
        bed.answer("x");
        bed.session.refuse("a", ErrorCode.InternalError, "");
        assertThat(bed.output.drain()).containsExactly("handle a", "answer a");
    }

    @Test
    @DisplayName("J-ERR-02: an id in progress again gets GenericError, after the answer to the first")
    void anIdInProgressAgainGetsGenericErrorInItsTurn() {
        bed.receive("a");
        bed.receive("b");
        bed.receive("b");
        bed.receive("a");
        bed.answer("a");
        bed.answer("b");
        assertThat(bed.output.drain())
                .containsExactly(
                        "handle a",
                        "answer a",
                        "handle b",
                        "answer b",
                        "refusing b",
                        "answer b GenericError",
                        "refusing a",
                        "answer a GenericError");
    }

    @Test
    void anIdAnsweredBeforeIsHandledAgain() {
        bed.receive("a");
        bed.answer("a");
        bed.receive("a");
        assertThat(bed.output.drain()).containsExactly("handle a", "answer a", "handle a");
    }

    @Test
    void badAndSettledCallsAreAnsweredInTheirTurn() {
        bed.receive("a");
        bed.bad("b");
        bed.session.received(
                new Received.Settled(
                        "c", Action.TriggerMessage, new TriggerMessage.Response(TriggerMessageStatus.NotImplemented)),
                10,
                0);
        assertThat(bed.output.drain()).containsExactly("handle a");
        bed.answer("a");
        assertThat(bed.output.drain())
                .containsExactly("answer a", "refusing b", "answer b FormationViolation", "settling c", "answer c");
    }

    @Test
    @DisplayName("EDGE-04: an answer owed for 5 s becomes InternalError, the late one is dropped")
    void anAnswerOwedTooLongBecomesInternalError() {
        bed.receive("a", 0);
        bed.receive("b", 1000);
        assertThat(bed.session.nanosToOwedAnswer(RpcBed.millis(1000))).isEqualTo(RpcBed.millis(4000));
        bed.session.expireAnswers(RpcBed.millis(4999));
        assertThat(bed.output.drain()).containsExactly("handle a");
        bed.session.expireAnswers(RpcBed.millis(5000));
        assertThat(bed.output.drain()).containsExactly("answer a InternalError", "handle b");
        bed.answer("a");
        assertThat(bed.output.drain()).isEmpty();
        bed.answer("b");
        assertThat(bed.output.drain()).containsExactly("answer b");
        assertThat(bed.session.nanosToOwedAnswer(RpcBed.millis(5000))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("EDGE-04: what waited as long as the CALL before it is not handled any more")
    void whatWaitedTooLongIsAnsweredWithoutBeingHandled() {
        bed.receive("a");
        bed.receive("b");
        bed.bad("c");
        bed.session.dumpWanted(10, 0);
        bed.session.expireAnswers(RpcBed.millis(5000));
        assertThat(bed.output.drain())
                .containsExactly(
                        "handle a",
                        "answer a InternalError",
                        "answer b InternalError",
                        "refusing c",
                        "answer c FormationViolation");
    }

    @Test
    void theStateDumpTakesItsTurnAndEndsWhenItIsSent() {
        bed.receive("a");
        bed.session.dumpWanted(10, 0);
        bed.receive("b");
        bed.answer("a");
        assertThat(bed.output.drain()).containsExactly("handle a", "answer a", "dump");
        bed.session.dumped();
        bed.session.dumped();
        assertThat(bed.output.drain()).containsExactly("handle b");
    }

    @Test
    void theQueueIsFullByCountAndBySize() {
        bed.receive("a");
        bed.receive("b");
        bed.receive("c");
        assertThat(bed.session.isFull()).isFalse();
        bed.receive("d");
        assertThat(bed.session.isFull()).isTrue();
        bed.answer("a");
        assertThat(bed.session.isFull()).isFalse();
        bed.session.received(RpcBed.heartbeat("big"), 1000, 0);
        assertThat(bed.session.isFull()).isTrue();
    }

    @Test
    void nothingIsHandedOverWhileHeldAndTheTimeHeldDoesNotCount() {
        bed.session.hold();
        bed.receive("a");
        bed.session.expireAnswers(RpcBed.millis(60_000));
        assertThat(bed.output.drain()).isEmpty();
        bed.session.release(RpcBed.millis(60_000));
        bed.session.expireAnswers(RpcBed.millis(64_999));
        assertThat(bed.output.drain()).containsExactly("handle a");
    }

    @Test
    @DisplayName("J-RPC-20: 20 texts in a row that could not be answered close with 1008, an answered CALL resets")
    void twentyUnreadableTextsInARowClose() {
        bed.garbage(19);
        bed.bad("a");
        bed.garbage(19);
        bed.session.received(new Received.Ignored("late answer", false), 10, 0);
        assertThat(bed.output.drain()).doesNotContain("close 1008");
        bed.garbage(1);
        assertThat(bed.output.drain()).contains("close 1008");
    }

    @Test
    @DisplayName("J-RPC-20: 20 binary messages in a row close with 1003")
    void twentyBinariesInARowClose() {
        bed.binaries(19);
        bed.garbage(1);
        bed.binaries(19);
        assertThat(bed.output.drain()).doesNotContain("close 1003");
        bed.binaries(1);
        assertThat(bed.output.drain()).contains("close 1003");
    }
}
