package ocpp.store;

import static ocpp.store.Opened.await;
import static ocpp.store.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.Action;
import ocpp.station.AnsweredMessages;
import ocpp.station.MessageEvent;
import ocpp.station.RegistrationEvent;
import ocpp.station.StationEvent;
import ocpp.station.StationState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read back of the last messages is what their events add up to. */
@ParameterizedClass
@EnumSource
class MessageTailTest {
    private static final String ID = "CP_1";

    private final Store store;
    private final List<StationEvent> told = new ArrayList<>();
    private Instant now = NOW;

    MessageTailTest(TestDatabase database) {
        store = Store.open(database.empty(), CommitObserver.NONE);
        tell(Sessions.connected());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("J-RPC-08: messages of before a restart are known, within transactions and outside")
    void theLastMessagesAreKnown() throws Exception {
        expectTheSum();
        meterValues(null, 100, 1);
        expectTheSum();
        start(7);
        expectTheSum();
        meterValues(7, 120, 2);
        meterValues(7, 130, 3);
        meterValues(null, 140, 4);
        expectTheSum();
        stop(7);
        expectTheSum();
        meterValues(7, 160, 5);
        meterValues(null, 170, 6);
        expectTheSum();
    }

    @Test
    void noMoreMessagesThanAreKeptComeBack() throws Exception {
        for (int number = 0; number < AnsweredMessages.LIMIT + 30; number++) {
            meterValues(null, number, number + 1L);
        }
        expectTheSum();
    }

    @Test
    void anotherStationOfTheSameIdentityKnowsNothingOfTheOneThatWasRemoved() throws Exception {
        meterValues(null, 100, 1);
        now = now.plusSeconds(1);
        tell(new RegistrationEvent.Removed(now, "Ann"));
        now = now.plusSeconds(1);
        tell(new RegistrationEvent.Connected(now, "10.0.0.1:1"));
        StationState state = await(store.ledger().load(ID));
        assertThat(state.answered()).isEqualTo(AnsweredMessages.none());
        assertThat(state.lastMeterWh()).isNull();
    }

    private void expectTheSum() throws Exception {
        StationState sum = StationState.initial(ID).applyAll(told);
        StationState state = await(store.ledger().load(ID));
        assertThat(state.answered()).isEqualTo(sum.answered());
        assertThat(state.lastMeterWh()).isEqualTo(sum.lastMeterWh());
        assertThat(state).isEqualTo(sum);
    }

    private void meterValues(@Nullable Integer transactionId, int register, long hash) {
        tell(Sessions.register(transactionId, now, register, hash));
    }

    private void start(int transactionId) {
        tell(Sessions.started(transactionId, "TAG", now), answered(Action.StartTransaction, transactionId));
    }

    /** Its transactionData has another register than its meterStop. */
    private void stop(int transactionId) {
        tell(
                Sessions.register(transactionId, now, 149, 0),
                Sessions.stopped(transactionId, now),
                answered(Action.StopTransaction, transactionId));
    }

    private StationEvent answered(Action action, int transactionId) {
        return new MessageEvent.Answered(now, action + "-" + transactionId, action, transactionId, transactionId, null);
    }

    private void tell(StationEvent... events) {
        told.addAll(List.of(events));
        now = now.plusMillis(1);
        store.ledger().append(ID, List.of(events));
    }
}
