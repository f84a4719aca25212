package ocpp.station;

import static ocpp.station.TestStation.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.protocol.core.SampledValue.Phase;
import ocpp.protocol.core.StopTransaction;
import ocpp.station.TransactionEvent.Metered;
import ocpp.station.TransactionEvent.TransactionFlag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeterRulesTest {
    private final TestStation station = TestStation.accepted();

    @Test
    @DisplayName("MV-14: meter values of a transaction move its register")
    void meterValuesOfATransactionMoveItsRegister() {
        int transactionId = station.start(1, 100);
        station.later(Duration.ofSeconds(60));

        Decision decision = station.send(register(1, transactionId, station.now(), "250"));

        assertThat(only(decision.events(), MeterEvent.Received.class).transactionId())
                .isEqualTo(transactionId);
        assertThat(only(decision.events(), Metered.class).energyWh()).isEqualByComparingTo("150");
        assertThat(station.open(transactionId).registerWh()).isEqualByComparingTo("250");
        assertThat(station.state().lastMeterWh()).isEqualByComparingTo("250");
    }

    @Test
    @DisplayName("J-RPC-08: the same message has no second effect")
    void theSameMessageHasNoSecondEffect() {
        MeterValues.Request request = register(1, null, station.now(), "250");
        station.send("same", request);

        assertThat(station.send("same", request).events()).isEmpty();
        assertThat(station.send("other", request).events()).isNotEmpty();
    }

    @Test
    @DisplayName("J-RPC-08: the last 100 messages are remembered")
    void theLastHundredMessagesAreRemembered() {
        MeterValues.Request request = register(1, null, station.now(), "250");
        for (int count = 0; count < AnsweredMessages.LIMIT; count++) {
            station.send("id" + count, request);
        }

        assertThat(station.send("id0", request).events()).isEmpty();
        station.send("one more", request);
        assertThat(station.send("id0", request).events()).isNotEmpty();
    }

    @Test
    @DisplayName("field case: values without a known id belong to what runs on their connector, if it had begun")
    void valuesWithoutAKnownIdBelongToWhatRunsOnTheirConnector() {
        Instant before = station.now().minusSeconds(1);
        int transactionId = station.start(1, 0);

        for (Integer reported : new Integer[] {null, 0, -1, 4711}) {
            assertThat(transactionOf(register(1, reported, station.now(), "1"))).isEqualTo(transactionId);
            assertThat(transactionOf(register(1, reported, before, "1"))).isNull();
            assertThat(transactionOf(register(2, reported, station.now(), "1"))).isNull();
            assertThat(transactionOf(register(0, reported, station.now(), "1"))).isNull();
        }
    }

    @Test
    @DisplayName("field case: values after the stop belong to their transaction and change it no more")
    void valuesAfterTheStopBelongToTheirTransaction() {
        int transactionId = station.start(1, 0);
        station.answer(new StopTransaction.Request(null, 10, station.now(), transactionId, null, null));

        Decision decision = station.send(register(1, transactionId, station.now(), "11"));

        assertThat(only(decision.events(), MeterEvent.Received.class).transactionId())
                .isEqualTo(transactionId);
        assertThat(decision.events()).noneMatch(Metered.class::isInstance);
    }

    @Test
    void aRegisterThatFallsIsFlaggedAndAnOldOneIsNot() {
        int transactionId = station.start(1, 100);
        station.later(Duration.ofSeconds(60));
        station.answer(register(1, transactionId, station.now(), "250"));

        station.answer(register(1, transactionId, station.now().minusSeconds(30), "200"));
        assertThat(station.open(transactionId).flags()).isEmpty();
        station.later(Duration.ofSeconds(60)).answer(register(1, transactionId, station.now(), "20"));

        assertThat(station.open(transactionId).flags()).containsExactly(TransactionFlag.MeterReset);
        assertThat(station.open(transactionId).energyWh()).isEqualByComparingTo("150");
    }

    @Test
    void onlyTheImportRegisterOverAllPhasesCounts() {
        int transactionId = station.start(1, 100);

        station.answer(values(1, transactionId, sampled("300", Measurand.Energy_Active_Export_Register, null)));
        station.answer(values(1, transactionId, sampled("300", Measurand.Energy_Active_Import_Register, Phase.L1)));
        station.answer(values(1, transactionId, sampled("16", Measurand.Current_Import, null)));

        assertThat(station.open(transactionId).registerWh()).isEqualByComparingTo("100");
        assertThat(station.state().lastMeterWh()).isEqualByComparingTo("100");
    }

    @Test
    @DisplayName("EDGE-05: a connector never heard of is created")
    void aConnectorNeverHeardOfIsCreated() {
        station.answer(register(99, null, station.now(), "1"));

        assertThat(station.connector(99)).isEqualTo(Connector.unannounced(99));
    }

    private @Nullable Integer transactionOf(MeterValues.Request request) {
        return only(station.send(request).events(), MeterEvent.Received.class).transactionId();
    }

    private MeterValues.Request values(int connectorId, int transactionId, SampledValue sampled) {
        return new MeterValues.Request(
                connectorId, transactionId, List.of(new MeterValue(station.now(), List.of(sampled))));
    }

    private static SampledValue sampled(String value, Measurand measurand, @Nullable Phase phase) {
        return new SampledValue(value, null, null, measurand, phase, null, null);
    }

    static MeterValues.Request register(int connectorId, @Nullable Integer transactionId, Instant at, String value) {
        SampledValue sampled = new SampledValue(value, null, null, null, null, null, null);
        return new MeterValues.Request(connectorId, transactionId, List.of(new MeterValue(at, List.of(sampled))));
    }
}
