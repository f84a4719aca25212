package ocpp.station;

import static ocpp.station.TestStation.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.station.TransactionEvent.StopKept;
import ocpp.station.TransactionEvent.Stopped;
import ocpp.station.TransactionEvent.TransactionFlag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StopRulesTest {
    private final TestStation station = TestStation.accepted();

    @Test
    @DisplayName("STOP-01, STOP-02: a stop ends its transaction; without a reason it was Local")
    void aStopEndsItsTransaction() {
        int transactionId = station.start(1, 1000);
        station.later(Duration.ofHours(1));

        Stopped stopped = only(stop(transactionId, 8000).events(), Stopped.class);

        assertThat(stopped.reason()).isEqualTo(Reason.Local);
        assertThat(stopped.energyWh()).isEqualByComparingTo("7000");
        assertThat(stopped.flags()).isEmpty();
        assertThat(station.state().transactions().open().size()).isZero();
        assertThat(station.state().lastMeterWh()).isEqualByComparingTo("8000");
    }

    @Test
    @DisplayName("STOP-06: idTagInfo is in the answer when a tag is in the request")
    void idTagInfoIsInTheAnswerWhenATagIsInTheRequest() {
        int transactionId = station.start(1, 0);

        StopTransaction.Response with = station.answer(request("TEST", 10, transactionId));
        StopTransaction.Response without = station.answer(request(null, 10, transactionId));

        assertThat(with.idTagInfo())
                .isNotNull()
                .satisfies(info -> assertThat(info.status()).isEqualTo(AuthorizationStatus.Accepted));
        assertThat(without.idTagInfo()).isNull();
    }

    @Test
    @DisplayName("STOP-05: the stop of an unknown transaction is answered and kept as an orphan")
    void theStopOfAnUnknownTransactionIsKept() {
        StopKept kept = only(stop(77, 10).events(), StopKept.class);

        assertThat(kept.repeated()).isFalse();
        assertThat(kept.transactionId()).isEqualTo(77);
    }

    @Test
    @DisplayName("field case: a second stop is answered and kept; the first one is the truth")
    void aSecondStopChangesNothing() {
        int transactionId = station.start(1, 0);
        stop(transactionId, 10);
        StationState before = station.state();

        StopKept kept = only(stop(transactionId, 99).events(), StopKept.class);

        assertThat(kept.repeated()).isTrue();
        assertThat(station.state().transactions()).isEqualTo(before.transactions());
        assertThat(station.state().lastMeterWh()).isEqualByComparingTo("10");
    }

    @Test
    @DisplayName("J-RPC-08: the same stop message has no second effect")
    void theSameStopMessageHasNoSecondEffect() {
        int transactionId = station.start(1, 0);
        StopTransaction.Request request = request("TEST", 10, transactionId);
        Decision first = station.send("same", request);

        Decision again = station.send("same", request);

        assertThat(again.events()).isEmpty();
        assertThat(again.reply()).isEqualTo(first.reply());
    }

    @Test
    @DisplayName("START-09: a stop with the id -1, 0 or an unknown one ends the only start of its tag that fits")
    void aStopWithoutAKnownIdEndsTheOnlyStartThatFits() {
        for (int reported : new int[] {-1, 0, 4711}) {
            int transactionId = station.start(1, 100);

            Stopped stopped = only(station.send(request("test", 200, reported)).events(), Stopped.class);

            assertThat(stopped.transactionId()).isEqualTo(transactionId);
            assertThat(stopped.reportedTransactionId()).isEqualTo(reported);
            assertThat(stopped.flags()).containsExactly(TransactionFlag.Matched);
            station.later(Duration.ofMinutes(1));
        }
    }

    @Test
    void aStopWithoutAKnownIdEndsNothingWhereTwoStartsFitOrNone() {
        station.start(1, 100);
        assertThat(only(station.send(request(null, 200, -1)).events(), StopKept.class)
                        .repeated())
                .isFalse();
        assertThat(only(station.send(request("OTHER", 200, -1)).events(), StopKept.class)
                        .repeated())
                .isFalse();
        assertThat(only(station.send(request("TEST", 99, -1)).events(), StopKept.class)
                        .repeated())
                .isFalse();
        station.start(2, 100);
        assertThat(only(station.send(request("TEST", 200, -1)).events(), StopKept.class)
                        .repeated())
                .isFalse();
    }

    @Test
    @DisplayName("STOP-14: what cannot be is kept, flagged and answered")
    void whatCannotBeIsFlagged() {
        int low = station.start(1, 100);
        int early = station.start(2, 100);
        int huge = station.start(3, 100);
        station.later(Duration.ofMinutes(1));

        assertThat(only(stop(low, 40).events(), Stopped.class).flags())
                .contains(TransactionFlag.MeterBelowStart, TransactionFlag.MeterReset);
        Instant before = TestStation.START.minusSeconds(1);
        assertThat(only(
                                station.send(new StopTransaction.Request(null, 100, before, early, null, null))
                                        .events(),
                                Stopped.class)
                        .flags())
                .containsExactly(TransactionFlag.StopBeforeStart);
        assertThat(only(stop(huge, 1_000_000).events(), Stopped.class).flags())
                .containsExactly(TransactionFlag.EnergyAboveMaximum);
    }

    @Test
    @DisplayName("TXQ-06: a stop from an offline queue is flagged late")
    void aStopFromAnOfflineQueueIsFlagged() {
        int transactionId = station.start(1, 0);
        Instant end = station.now().plusSeconds(60);
        station.later(Duration.ofHours(5));

        StopTransaction.Request request = new StopTransaction.Request(null, 10, end, transactionId, null, null);

        Stopped stopped = only(station.send(request).events(), Stopped.class);
        assertThat(stopped.flags()).containsExactly(TransactionFlag.Late);
        assertThat(stopped.stoppedAt()).isEqualTo(end);
    }

    @Test
    @DisplayName("STOP-10: transactionData becomes readings of the transaction, before its end")
    void transactionDataBecomesReadings() {
        int transactionId = station.start(1, 0);
        MeterValue value = new MeterValue(
                station.now(),
                List.of(new SampledValue("0.5", null, null, null, null, null, SampledValue.UnitOfMeasure.kWh)));

        Decision decision = station.send(
                new StopTransaction.Request(null, 700, station.now(), transactionId, Reason.Remote, List.of(value)));

        MeterEvent.Received received = only(decision.events(), MeterEvent.Received.class);
        assertThat(received.transactionId()).isEqualTo(transactionId);
        assertThat(received.connectorId()).isEqualTo(1);
        assertThat(received.registerWh()).isEqualByComparingTo("500");
        assertThat(only(decision.events(), Stopped.class).energyWh()).isEqualByComparingTo("700");
        assertThat(only(
                                station.send(new StopTransaction.Request(
                                                null, 700, station.now(), 99, null, List.of(value)))
                                        .events(),
                                MeterEvent.Received.class)
                        .transactionId())
                .isNull();
    }

    @Test
    @DisplayName("field case: a register that falls back loses only the step of the reset")
    void aRegisterThatFallsBackLosesOnlyTheStepOfTheReset() {
        StartTransaction.Request start = new StartTransaction.Request(1, "TEST", 10_000, null, station.now());
        int transactionId = station.answer(start).transactionId();
        register(transactionId, "15000");
        register(transactionId, "0");
        register(transactionId, "3000");
        station.later(Duration.ofHours(1));

        Stopped stopped = only(stop(transactionId, 3200).events(), Stopped.class);

        assertThat(stopped.energyWh()).isEqualByComparingTo(new BigDecimal(5000 + 3200));
        assertThat(stopped.flags())
                .containsExactlyInAnyOrder(TransactionFlag.MeterReset, TransactionFlag.MeterBelowStart);
    }

    @Test
    void aMeterStopThatIsRoundedDownIsNoReset() {
        int transactionId = station.start(1, 0);
        register(transactionId, "500.7");

        assertThat(only(stop(transactionId, 500).events(), Stopped.class).flags())
                .isEmpty();
    }

    private void register(int transactionId, String value) {
        station.later(Duration.ofMinutes(1));
        station.answer(MeterRulesTest.register(1, transactionId, station.now(), value));
    }

    private Decision stop(int transactionId, int meterStop) {
        return station.send(request(null, meterStop, transactionId));
    }

    private StopTransaction.Request request(@Nullable String idTag, int meterStop, int transactionId) {
        return new StopTransaction.Request(idTag, meterStop, station.now(), transactionId, null, null);
    }
}
