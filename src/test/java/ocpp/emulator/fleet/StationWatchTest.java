package ocpp.emulator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.chargepoint.Input;
import ocpp.emulator.link.Mangling;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import ocpp.rpc.CallOutcome;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class StationWatchTest {
    private static final Instant START = Instant.parse("2026-01-18T12:00:00Z");

    private final Measurements measurements = new Measurements();
    private final StationWatch watch = new StationWatch(measurements);

    @Test
    void latencyCountsFromTheTimeThatTheMessageTellsOf() {
        connect(0);
        send(5_000, "a", start(2_500));
        answer(5_100, "a", started());
        assertThat(millis("StartTransaction")).isCloseTo(2_600, within(5L));
    }

    @Test
    void aTimeInWholeSecondsAddsNoLatencyOfItsOwn() {
        connect(0);
        send(5_300, "a", start(5_000));
        answer(5_310, "a", started());
        assertThat(millis("StartTransaction")).isEqualTo(10);
        send(9_000, "b", start(6_000));
        answer(9_100, "b", started());
        assertThat(millis("StartTransaction")).isCloseTo(2_100, within(5L));
    }

    @Test
    void beingOfflineIsNoLatency() {
        connect(10_000);
        send(10_050, "a", start(2_000));
        answer(10_100, "a", started());
        assertThat(millis("StartTransaction")).isEqualTo(100);
    }

    @Test
    void aMessageWithoutATimeCountsFromItsSending() {
        connect(0);
        send(1_000, "a", new Heartbeat.Request());
        answer(1_040, "a", new Heartbeat.Response(START));
        assertThat(millis("Heartbeat")).isEqualTo(40);
        assertThat(millis("Connect")).isEqualTo(20);
    }

    @Test
    void everyEndOfACallIsCounted() {
        connect(0);
        send(1, "a", new Heartbeat.Request());
        watch.input(at(2), new Input.Ended("a", new CallOutcome.Refused("InternalError", "", "{}", false)));
        send(3, "b", new Heartbeat.Request());
        watch.input(at(4), new Input.Ended("b", new CallOutcome.TimedOut()));
        assertThat(measurements.sum(Figure.CALLS)).isEqualTo(2);
        assertThat(measurements.sum(Figure.CALL_ERRORS)).isEqualTo(1);
        assertThat(measurements.sum(Figure.TIMEOUTS)).isEqualTo(1);
        assertThat(measurements.latencies()).doesNotContainKey("Heartbeat");
    }

    @Test
    void theEndOfACallThatWasMangledIsNoErrorOfTheServer() {
        connect(0);
        watch.mangle(Set.of(Mangling.truncate), 1, new SplittableRandom(1));
        send(1, "a", new Heartbeat.Request());
        assertThat(watch.leaving(at(1), "[2,\"a\",\"Heartbeat\",{}]".getBytes()))
                .hasSize(1);
        watch.input(at(2), new Input.Ended("a", new CallOutcome.Refused("FormationViolation", "", "{}", false)));
        assertThat(measurements.sum(Figure.MANGLED)).isEqualTo(1);
        assertThat(measurements.sum(Figure.MANGLED_FAILURES)).isEqualTo(1);
        assertThat(measurements.sum(Figure.CALL_ERRORS)).isZero();
    }

    @Test
    void onlyAnEndThatNobodyWantedIsALostConnection() {
        connect(0);
        watch.input(at(1), new Input.CarrierLost("planned"));
        watch.effect(at(1), new Effect.Disconnect(1000, "planned"));
        assertThat(measurements.connected()).isZero();
        assertThat(measurements.sum(Figure.LOST_CONNECTIONS)).isZero();
        connect(2_000);
        watch.input(at(3_000), new Input.LinkDown("the server is gone"));
        watch.input(at(4_000), new Input.LinkRefused("refused"));
        connect(5_000);
        watch.isEnding();
        watch.input(at(6_000), new Input.LinkDown("as told"));
        assertThat(measurements.sum(Figure.LOST_CONNECTIONS)).isEqualTo(1);
        assertThat(measurements.sum(Figure.FAILED_CONNECTS)).isEqualTo(1);
        assertThat(measurements.sum(Figure.CONNECTIONS)).isEqualTo(3);
        assertThat(measurements.results(List.of()).figure(Figure.MOST_CONNECTED))
                .isEqualTo(1);
    }

    @Test
    void theWayBackIsMeasured() {
        connect(0);
        watch.input(at(1_000), new Input.CarrierLost("planned"));
        Returning returning = new Returning(Duration.ofSeconds(5), at(5_000), 1);
        watch.expectBack(returning);
        connect(5_300);
        connect(9_000);
        assertThat(returning.recovery().back()).containsExactly(Duration.ofMillis(300));
    }

    @Test
    void energyAndTransactionsAreCounted() {
        connect(0);
        watch.effect(at(1), new Effect.TransactionBegun(1, 1, "TAG"));
        send(2, "a", start(1));
        answer(3, "a", started());
        assertThat(watch.isCharging()).isTrue();
        watch.effect(at(4), new Effect.TransactionOver(1, 1, StopTransaction.Reason.Local, 2_500));
        assertThat(watch.isCharging()).isFalse();
        assertThat(measurements.transactions().open()).isEqualTo(1);
        send(5, "b", new StopTransaction.Request(null, 2_500, at(4), 7, null, null));
        answer(6, "b", new StopTransaction.Response(null));
        FleetResults results = measurements.results(List.of());
        assertThat(results.figure(Figure.TRANSACTIONS)).isEqualTo(1);
        assertThat(results.figure(Figure.MOST_CHARGING)).isEqualTo(1);
        assertThat(results.figure(Figure.KILOWATT_HOURS)).isEqualTo(2.5);
        assertThat(results.figure(Figure.LOST_TRANSACTIONS)).isZero();
    }

    private void connect(int millis) {
        watch.effect(at(millis - 20), new Effect.Connect(null));
        watch.input(at(millis), new Input.LinkUp());
    }

    private void send(int millis, String messageId, RequestPayload<?> request) {
        watch.effect(at(millis), new Effect.Send(messageId, request, Duration.ofSeconds(30)));
    }

    private void answer(int millis, String messageId, ResponsePayload response) {
        watch.input(at(millis), new Input.Ended(messageId, new CallOutcome.Answered(response)));
    }

    private long millis(String action) {
        Histogram latency = measurements.latencies().getOrDefault(action, new Histogram(3));
        return Math.round(latency.getMaxValue() / 1e3);
    }

    private static StartTransaction.Request start(int millis) {
        return new StartTransaction.Request(1, "TAG", 0, null, at(millis));
    }

    private static StartTransaction.Response started() {
        return new StartTransaction.Response(7, new IdTagInfo(null, null, IdTagInfo.AuthorizationStatus.Accepted));
    }

    private static Instant at(int millis) {
        return START.plusMillis(millis);
    }
}
