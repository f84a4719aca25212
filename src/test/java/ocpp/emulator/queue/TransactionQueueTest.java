package ocpp.emulator.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requirements TXQ-01 to TXQ-07, START-09. */
class TransactionQueueTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final TransactionQueue queue = new TransactionQueue(5);

    @Test
    @DisplayName("TXQ-02, TXQ-07: messages go out in order with the id that the start got")
    void messagesGoOutInOrderWithTheIdThatTheStartGot() {
        start(1);
        meterValues(1);
        stop(1);
        queue.send();
        queue.delivered();
        queue.assign(1, 41);
        assertThat(((MeterValues.Request) queue.send()).transactionId()).isEqualTo(41);
        queue.delivered();
        assertThat(((StopTransaction.Request) queue.send()).transactionId()).isEqualTo(41);
        queue.delivered();
        assertThat(queue.save().transactionIds()).isEmpty();
    }

    @Test
    @DisplayName("TXQ-04, TXQ-05: a failure is repeated after one interval, then two, and then given up")
    void aFailureIsRepeatedAfterOneThenTwoIntervalsAndThenGivenUp() {
        start(1);
        stop(1);
        queue.send();
        assertThat(queue.failed(NOW, 3, MINUTE)).isNull();
        assertThat(queue.isReady(NOW.plusSeconds(59))).isFalse();
        assertThat(queue.isReady(NOW.plusSeconds(60))).isTrue();
        queue.send();
        assertThat(queue.failed(NOW, 3, MINUTE)).isNull();
        assertThat(queue.notBefore()).isEqualTo(NOW.plusSeconds(120));
        queue.send();
        assertThat(queue.failed(NOW, 3, MINUTE)).isNotNull();
        assertThat(queue.isReady(NOW)).isTrue();
        assertThat(((StopTransaction.Request) queue.send()).transactionId()).isEqualTo(-1);
    }

    @Test
    @DisplayName("TXQ-05: a lost connection is no failure")
    void aLostConnectionIsNoFailure() {
        start(1);
        for (int time = 0; time < 10; time++) {
            queue.send();
            queue.disconnected();
        }
        assertThat(queue.isReady(NOW)).isTrue();
        queue.send();
        assertThat(queue.failed(NOW, 2, MINUTE)).isNull();
    }

    @Test
    void oneMessageIsUnderWay() {
        start(1);
        stop(1);
        queue.send();
        assertThat(queue.isReady(NOW)).isFalse();
    }

    @Test
    void whenFullTheOldestMeterValuesMakeRoomAndStartsAndStopsStay() {
        start(1);
        meterValues(1);
        meterValues(1);
        stop(1);
        start(2);
        stop(2);
        start(3);
        stop(3);
        meterValues(null);
        assertThat(queue.save().messages())
                .extracting(message ->
                        message.request().getClass().getEnclosingClass().getSimpleName())
                .containsExactly(
                        "StartTransaction",
                        "StopTransaction",
                        "StartTransaction",
                        "StopTransaction",
                        "StartTransaction",
                        "StopTransaction",
                        "MeterValues");
    }

    @Test
    @DisplayName("TXQ-07: it survives a restart")
    void itSurvivesARestart() {
        start(1);
        meterValues(1);
        queue.send();
        queue.delivered();
        queue.assign(1, 41);
        TransactionQueue restarted = new TransactionQueue(5);
        restarted.restore(queue.save());
        assertThat(((MeterValues.Request) restarted.send()).transactionId()).isEqualTo(41);
    }

    private void start(int transaction) {
        queue.add(new QueuedMessage(
                "id", transaction, new StartTransaction.Request(1, "TEST", 0, null, NOW), queue.size()));
    }

    private void meterValues(@Nullable Integer transaction) {
        queue.add(new QueuedMessage("id", transaction, new MeterValues.Request(1, null, List.of()), queue.size()));
    }

    private void stop(int transaction) {
        queue.add(new QueuedMessage(
                "id", transaction, new StopTransaction.Request(null, 9, NOW, 0, null, null), queue.size()));
    }
}
