package ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import ocpp.protocol.Action;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessageStatus;
import ocpp.wire.ErrorCode;
import ocpp.wire.Fault;
import ocpp.wire.Received;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RpcSessionTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final RpcLimits LIMITS = new RpcLimits(3, 1000, Duration.ofSeconds(5), 2, 20, 20);

    private final RecordingOutput output = new RecordingOutput();
    private final RpcSession session = new RpcSession(LIMITS, output);

    @Test
    @DisplayName("J-RPC-21: a CALL waits until the one before it is answered")
    void aSecondCallOfThePeerWaitsForTheFirstAnswer() {
        receive("a");
        receive("b");
        assertThat(output.drain()).containsExactly("handle a");
        answer("a");
        assertThat(output.drain()).containsExactly("answer a", "handle b");
        answer("b");
        assertThat(output.drain()).containsExactly("answer b");
    }

    @Test
    void anAnswerGivenWhileTheCallIsHandedOverLeavesAtOnce() {
        output.onHandle = () -> answer("a");
        receive("a");
        assertThat(output.drain()).containsExactly("handle a", "answer a");
    }

    @Test
    void callsAnsweredWhileHandedOverAreTakenOneAfterTheOther() {
        receive("a");
        receive("b");
        receive("c");
        output.drain();
        output.onHandle = () -> {
            answer("b");
            answer("c");
        };
        answer("a");
        assertThat(output.drain()).containsExactly("answer a", "handle b", "answer b", "handle c", "answer c");
    }

    @Test
    void aSecondAnswerAndTheAnswerToAnUnknownCallAreDropped() {
        receive("a");
        answer("a");
        answer("a");
        answer("x");
        session.refuse("a", ErrorCode.InternalError, "");
        assertThat(output.drain()).containsExactly("handle a", "answer a");
    }

    @Test
    @DisplayName("J-ERR-02: an id in progress again gets GenericError, after the answer to the first")
    void anIdInProgressAgainGetsGenericErrorInItsTurn() {
        receive("a");
        receive("b");
        receive("b");
        receive("a");
        answer("a");
        answer("b");
        assertThat(output.drain())
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
        receive("a");
        answer("a");
        receive("a");
        assertThat(output.drain()).containsExactly("handle a", "answer a", "handle a");
    }

    @Test
    void badAndSettledCallsAreAnsweredInTheirTurn() {
        receive("a");
        bad("b");
        session.received(
                new Received.Settled(
                        "c", Action.TriggerMessage, new TriggerMessage.Response(TriggerMessageStatus.NotImplemented)),
                10,
                0);
        assertThat(output.drain()).containsExactly("handle a");
        answer("a");
        assertThat(output.drain())
                .containsExactly("answer a", "refusing b", "answer b FormationViolation", "settling c", "answer c");
    }

    @Test
    @DisplayName("EDGE-04: an answer owed for 5 s becomes InternalError, the late one is dropped")
    void anAnswerOwedTooLongBecomesInternalError() {
        receive("a", 0);
        receive("b", 1000);
        assertThat(session.nanosToOwedAnswer(millis(1000))).isEqualTo(millis(4000));
        session.expireAnswers(millis(4999));
        assertThat(output.drain()).containsExactly("handle a");
        session.expireAnswers(millis(5000));
        assertThat(output.drain()).containsExactly("answer a InternalError", "handle b");
        answer("a");
        assertThat(output.drain()).isEmpty();
        answer("b");
        assertThat(output.drain()).containsExactly("answer b");
        assertThat(session.nanosToOwedAnswer(millis(5000))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @DisplayName("EDGE-04: what waited as long as the CALL before it is not handled any more")
    void whatWaitedTooLongIsAnsweredWithoutBeingHandled() {
        receive("a");
        receive("b");
        bad("c");
        session.dumpWanted(10, 0);
        session.expireAnswers(millis(5000));
        assertThat(output.drain())
                .containsExactly(
                        "handle a",
                        "answer a InternalError",
                        "answer b InternalError",
                        "refusing c",
                        "answer c FormationViolation");
    }

    @Test
    void theStateDumpTakesItsTurnAndEndsWhenItIsSent() {
        receive("a");
        session.dumpWanted(10, 0);
        receive("b");
        answer("a");
        assertThat(output.drain()).containsExactly("handle a", "answer a", "dump");
        session.dumped();
        session.dumped();
        assertThat(output.drain()).containsExactly("handle b");
    }

    @Test
    void theQueueIsFullByCountAndBySize() {
        receive("a");
        receive("b");
        receive("c");
        assertThat(session.isFull()).isFalse();
        receive("d");
        assertThat(session.isFull()).isTrue();
        answer("a");
        assertThat(session.isFull()).isFalse();
        session.received(heartbeat("big"), 1000, 0);
        assertThat(session.isFull()).isTrue();
    }

    @Test
    void nothingIsHandedOverWhileHeldAndTheTimeHeldDoesNotCount() {
        session.hold();
        receive("a");
        session.expireAnswers(millis(60_000));
        assertThat(output.drain()).isEmpty();
        session.release(millis(60_000));
        session.expireAnswers(millis(64_999));
        assertThat(output.drain()).containsExactly("handle a");
    }

    @Test
    @DisplayName("J-RPC-13: one CALL in flight, the next goes out when the last is answered or timed out")
    void aSecondCallWaitsForTheFirstAnswer() {
        call("1", 0);
        call("2", 0);
        assertThat(output.drain()).containsExactly("call 1");
        result("1");
        assertThat(output.drain()).containsExactly("call 2", "ended 1 Answered");
        assertThat(session.nanosToCallTimeout(millis(10_000))).isEqualTo(millis(20_000));
        session.expireCall(millis(29_999));
        assertThat(output.drain()).isEmpty();
        session.expireCall(millis(30_000));
        assertThat(output.drain()).containsExactly("ended 2 TimedOut");
    }

    @Test
    @DisplayName("J-RPC-13: a CALL is handled while waiting for an answer")
    void callsOfBothSidesMayCross() {
        call("1", 0);
        receive("1");
        answer("1");
        result("1");
        assertThat(output.drain()).containsExactly("call 1", "handle 1", "answer 1", "ended 1 Answered");
    }

    @Test
    @DisplayName("J-RPC-16: an answer that is late or to an unknown id is dropped")
    void lateAndUnknownAnswersAreDropped() {
        call("1", 0);
        result("x");
        session.expireCall(millis(30_000));
        result("1");
        assertThat(output.drain()).containsExactly("call 1", "ended 1 TimedOut");
        assertThat(session.actionOf("1")).isNull();
    }

    @Test
    @DisplayName("J-RPC-18: an answer that is not valid ends its CALL with a local error")
    void errorsAndBadAnswersEndTheCall() {
        call("1", 0);
        assertThat(session.actionOf("1")).isEqualTo(Action.ClearCache);
        session.received(new Received.Error("1", "Odd", "why", "{}"), 10, 0);
        call("2", 0);
        session.received(new Received.BadResult("2", fault()), 10, 0);
        assertThat(output.drain()).containsExactly("call 1", "ended 1 Refused", "call 2", "ended 2 Refused");
    }

    @Test
    void aCallBeyondTheQueueEndsAtOnceAndOneAfterTheEndToo() {
        call("1", 0);
        call("2", 0);
        call("3", 0);
        call("4", 0);
        assertThat(output.drain()).containsExactly("call 1", "ended 4 QueueFull");
        session.close();
        call("5", 0);
        assertThat(output.drain())
                .containsExactly(
                        "ended 1 Disconnected", "ended 2 Disconnected", "ended 3 Disconnected", "ended 5 Disconnected");
    }

    @Test
    void theTimeInWhichNothingCouldBeReadDoesNotCountAgainstACall() {
        call("1", 0);
        session.extendCall(millis(10_000));
        session.expireCall(millis(39_999));
        assertThat(output.drain()).containsExactly("call 1");
        session.expireCall(millis(40_000));
        assertThat(output.drain()).containsExactly("ended 1 TimedOut");
    }

    @Test
    @DisplayName("J-RPC-20: 20 texts in a row that could not be answered close with 1008, an answered CALL resets")
    void twentyUnreadableTextsInARowClose() {
        garbage(19);
        bad("a");
        garbage(19);
        session.received(new Received.Ignored("late answer", false), 10, 0);
        assertThat(output.drain()).doesNotContain("close 1008");
        garbage(1);
        assertThat(output.drain()).contains("close 1008");
    }

    @Test
    @DisplayName("J-RPC-20: 20 binary messages in a row close with 1003")
    void twentyBinariesInARowClose() {
        binaries(19);
        garbage(1);
        binaries(19);
        assertThat(output.drain()).doesNotContain("close 1003");
        binaries(1);
        assertThat(output.drain()).contains("close 1003");
    }

    private void garbage(int count) {
        for (int i = 0; i < count; i++) {
            session.received(new Received.Ignored("garbage", true), 10, 0);
        }
    }

    private void binaries(int count) {
        for (int i = 0; i < count; i++) {
            session.binary();
        }
    }

    private void receive(String messageId) {
        receive(messageId, 0);
    }

    private void receive(String messageId, long atMillis) {
        session.received(heartbeat(messageId), 10, millis(atMillis));
    }

    private void bad(String messageId) {
        session.received(new Received.BadCall(messageId, "Heartbeat", fault()), 10, 0);
    }

    private void answer(String messageId) {
        session.answer(messageId, new ClearCache.Response(ClearCache.ClearCacheStatus.Accepted));
    }

    private void call(String messageId, long atMillis) {
        session.call(messageId, new ClearCache.Request(), TIMEOUT, millis(atMillis));
    }

    private void result(String messageId) {
        session.received(
                new Received.Result(messageId, new ClearCache.Response(ClearCache.ClearCacheStatus.Accepted)), 10, 0);
    }

    private static Received.Call heartbeat(String messageId) {
        return new Received.Call(messageId, Action.Heartbeat, new Heartbeat.Request());
    }

    private static Fault fault() {
        return new Fault(ErrorCode.FormationViolation, "", "odd");
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
