package ocpp.emulator.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import ocpp.protocol.RequestPayload;
import org.jspecify.annotations.Nullable;

/**
 * The messages about transactions, delivered in the order of their time, each repeated until it is processed or has
 * failed too often (section 3.7, requirements TXQ-01 to TXQ-07). When it is full the oldest meter values make room;
 * starts and stops always find a place.
 */
public final class TransactionQueue {
    private final int capacity;
    private final Deque<QueuedMessage> messages = new ArrayDeque<>();
    /** transactionId by number of the transaction, until its last message is delivered. */
    private final Map<Integer, Integer> transactionIds = new HashMap<>();

    private int failures;
    private @Nullable Instant notBefore;
    private boolean underWay;

    /** The queue as it is kept. */
    public record Saved(List<QueuedMessage> messages, Map<Integer, Integer> transactionIds, int failures) {}

    /** @param capacity messages */
    public TransactionQueue(int capacity) {
        this.capacity = capacity;
    }

    public void add(QueuedMessage message) {
        if (messages.size() >= capacity) {
            makeRoom();
        }
        messages.add(message);
    }

    /** The next message, whether it may go out now or not; null where there is none. */
    public @Nullable QueuedMessage head() {
        return messages.peek();
    }

    /** Whether the head may go out now. */
    public boolean isReady(Instant now) {
        return !messages.isEmpty() && !underWay && (notBefore == null || !now.isBefore(notBefore));
    }

    /** When the head may go out again after a failure; null where it may go out at once. */
    public @Nullable Instant notBefore() {
        return messages.isEmpty() || underWay ? null : notBefore;
    }

    /** The head leaves: its payload as it is to be sent. */
    public RequestPayload<?> send() {
        underWay = true;
        QueuedMessage head = messages.element();
        Integer transaction = head.transaction();
        return transaction == null ? head.request() : head.with(idOf(transaction));
    }

    /** The central system has processed the message under way. */
    public QueuedMessage delivered() {
        return removeHead();
    }

    /**
     * The message under way was not processed: there was no answer in time, or a CALLERROR (TXQ-04).
     *
     * @return the message where it has failed too often and is given up (TXQ-05), else null
     */
    public @Nullable QueuedMessage failed(Instant now, int attempts, Duration retryInterval) {
        underWay = false;
        failures++;
        if (failures < attempts) {
            notBefore = now.plus(retryInterval.multipliedBy(failures));
            return null;
        }
        QueuedMessage given = removeHead();
        if (given.isStart() && given.transaction() != null) {
            transactionIds.put(given.transaction(), QueuedMessage.NO_ID);
        }
        return given;
    }

    /** The connection is gone: the message under way waits for the next one, which is no failure of its own (TXQ-05). */
    public void disconnected() {
        underWay = false;
    }

    /** The central system gave this id to a transaction; messages that wait carry it (TXQ-07). */
    public void assign(int transaction, int transactionId) {
        transactionIds.put(transaction, transactionId);
    }

    /** The id of a transaction, {@link QueuedMessage#NO_ID} where none came. */
    public int idOf(int transaction) {
        return transactionIds.getOrDefault(transaction, QueuedMessage.NO_ID);
    }

    public int size() {
        return messages.size();
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    public Saved save() {
        return new Saved(List.copyOf(messages), Map.copyOf(transactionIds), failures);
    }

    public void restore(Saved saved) {
        messages.clear();
        messages.addAll(saved.messages());
        transactionIds.clear();
        transactionIds.putAll(saved.transactionIds());
        failures = saved.failures();
        notBefore = null;
        underWay = false;
    }

    private QueuedMessage removeHead() {
        underWay = false;
        failures = 0;
        notBefore = null;
        QueuedMessage head = messages.remove();
        if (head.isStop() && head.transaction() != null) {
            transactionIds.remove(head.transaction());
        }
        return head;
    }

    private void makeRoom() {
        Iterator<QueuedMessage> oldest = messages.iterator();
        if (underWay) {
            oldest.next();
        }
        while (oldest.hasNext()) {
            if (oldest.next().isDispensable()) {
                oldest.remove();
                return;
            }
        }
    }
}
