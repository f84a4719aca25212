package ocpp.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import ocpp.protocol.Action;
import ocpp.protocol.core.Heartbeat;
import ocpp.wire.ErrorCode;
import ocpp.wire.Fault;
import ocpp.wire.Received;

/** What holds whatever comes in whatever order. */
class RpcSessionPropertyTest {
    private static final RpcLimits LIMITS =
            new RpcLimits(4, 100_000, Duration.ofSeconds(5), 3, Integer.MAX_VALUE, Integer.MAX_VALUE);

    enum Event {
        CALL_OF_PEER,
        REPEATED_CALL_OF_PEER,
        BAD_CALL_OF_PEER,
        ANSWER,
        LATE_ANSWER,
        REFUSAL,
        CALL,
        RESULT,
        ERROR,
        STRAY_RESULT,
        GARBAGE,
        SECOND_PASSES,
        HOLD,
        RELEASE
    }

    private RecordingOutput output = new RecordingOutput();
    private RpcSession session = new RpcSession(LIMITS, output);
    private final List<String> callsOfPeer = new ArrayList<>();
    private int calls;
    private long now;

    @BeforeTry
    void startAnew() {
        output = new RecordingOutput();
        session = new RpcSession(LIMITS, output);
        callsOfPeer.clear();
        calls = 0;
        now = 0;
    }

    @Property(tries = 500)
    void everyCallOfOursEndsExactlyOnce(@ForAll("events") List<Event> events) {
        events.forEach(this::play);
        session.close();
        List<String> ended = idsAfter("ended ");
        assertThat(ended).doesNotHaveDuplicates().hasSize(calls);
        assertThat(session.nanosToCallTimeout(now)).isEqualTo(Long.MAX_VALUE);
    }

    @Property(tries = 500)
    void callsAreAnsweredInTheirOrderAndEachOnce(@ForAll("events") List<Event> events) {
        events.forEach(this::play);
        session.release(0);
        while (session.nanosToOwedAnswer(now) != Long.MAX_VALUE) {
            play(Event.SECOND_PASSES);
        }
        assertThat(idsAfter("answer ")).isEqualTo(callsOfPeer);
    }

    @Property(tries = 500)
    void atMostOneCallIsInFlightAndOneBeingAnswered(@ForAll("events") List<Event> events) {
        int inFlight = 0;
        int beingAnswered = 0;
        events.forEach(this::play);
        for (String step : output.steps) {
            inFlight += step.startsWith("call ") ? 1 : step.startsWith("ended ") && !step.contains("Full") ? -1 : 0;
            beingAnswered += step.startsWith("handle ") ? 1 : 0;
            assertThat(beingAnswered).isLessThanOrEqualTo(1);
            beingAnswered -= step.startsWith("answer ") && beingAnswered > 0 ? 1 : 0;
            assertThat(inFlight).isLessThanOrEqualTo(2);
        }
        assertThat(inFlight).isBetween(0, 1);
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Arbitraries.of(Event.values()).list().ofMaxSize(60);
    }

    private void play(Event event) {
        switch (event) {
            case CALL_OF_PEER -> receive("p" + callsOfPeer.size());
            case REPEATED_CALL_OF_PEER -> receive("p" + Math.max(0, callsOfPeer.size() - 1));
            case BAD_CALL_OF_PEER -> receiveBad("p" + callsOfPeer.size());
            case ANSWER -> session.answer(lastHandled(0), new Heartbeat.Response(Instant.EPOCH));
            case LATE_ANSWER -> session.answer(lastHandled(1), new Heartbeat.Response(Instant.EPOCH));
            case REFUSAL -> session.refuse(lastHandled(0), ErrorCode.NotSupported, "");
            case CALL -> session.call("c" + calls++, new Heartbeat.Request(), Duration.ofSeconds(3), now);
            case RESULT -> receiveResult(lastSent(0));
            case STRAY_RESULT -> receiveResult(lastSent(1));
            case ERROR -> session.received(new Received.Error(lastSent(0), "GenericError", "", "{}"), 10, now);
            case GARBAGE -> session.received(new Received.Ignored("garbage", true), 10, now);
            case SECOND_PASSES -> passSecond();
            case HOLD -> session.hold();
            case RELEASE -> session.release(0);
        }
    }

    private void receive(String messageId) {
        callsOfPeer.add(messageId);
        session.received(new Received.Call(messageId, Action.Heartbeat, new Heartbeat.Request()), 10, now);
    }

    private void receiveBad(String messageId) {
        callsOfPeer.add(messageId);
        Fault fault = new Fault(ErrorCode.FormationViolation, "", "odd");
        session.received(new Received.BadCall(messageId, null, fault), 10, now);
    }

    private void receiveResult(String messageId) {
        session.received(new Received.Result(messageId, new Heartbeat.Response(Instant.EPOCH)), 10, now);
    }

    private void passSecond() {
        now += Duration.ofSeconds(1).toNanos();
        session.expireAnswers(now);
        session.expireCall(now);
    }

    private String lastHandled(int before) {
        return last("handle ", before);
    }

    private String lastSent(int before) {
        return last("call ", before);
    }

    private String last(String kind, int before) {
        List<String> found = idsAfter(kind);
        return found.size() > before ? found.get(found.size() - 1 - before) : "none";
    }

    private List<String> idsAfter(String kind) {
        return output.steps.stream()
                .filter(step -> step.startsWith(kind))
                .map(step -> step.split(" ")[1])
                .toList();
    }
}
