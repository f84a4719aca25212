package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.MessageTimeout;
import static ocpp.emulator.configuration.ConfigurationKey.TransactionMessageAttempts;
import static ocpp.emulator.configuration.ConfigurationKey.TransactionMessageRetryInterval;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import ocpp.emulator.queue.QueuedMessage;
import ocpp.emulator.queue.TransactionQueue;
import ocpp.protocol.RequestPayload;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/**
 * The CALLs that leave: one at a time (J-RPC-13), in the order of what happened; those somebody waits for go first
 * (TXQ-03). Without a link only messages about transactions and security events wait.
 */
final class Outbox {
    /** Other messages that wait; one more is not sent at all. */
    private static final int CAPACITY = 200;

    private static final int KEPT_ATTEMPTS = 3;
    private static final int QUEUE_CAPACITY = 2_000;

    /** What may leave, by the registration (section 4.2). */
    enum Gate {
        BOOT_ONLY,
        BOOT_AND_TRIGGERED,
        OPEN
    }

    /** What kind of message it is; the earlier of these leave first. */
    private enum Kind {
        BOOT,
        TRIGGERED,
        AWAITED,
        OTHER
    }

    private record Waiting(
            RequestPayload<?> request, Kind kind, long sequence, boolean kept, int failures, Reply reply) {}

    private record UnderWay(String messageId, @Nullable Waiting message) {}

    private static final Reply NOBODY = outcome -> {};

    private final Board board;
    private final TransactionQueue queue = new TransactionQueue(QUEUE_CAPACITY);
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private Deliveries deliveries = Deliveries.NOBODY;
    private Gate gate = Gate.BOOT_ONLY;
    private @Nullable UnderWay underWay;
    private boolean linked;
    private long sequence;
    private Instant lastSent = Instant.EPOCH;

    Outbox(Board board) {
        this.board = board;
    }

    void deliveriesTo(Deliveries listener) {
        deliveries = listener;
    }

    TransactionQueue queue() {
        return queue;
    }

    boolean isLinked() {
        return linked;
    }

    /** Whether a message that is no boot could leave at once but for those before it. */
    boolean isOpen() {
        return linked && gate == Gate.OPEN;
    }

    /** Whether nothing about transactions waits or is under way. */
    boolean isQuiet() {
        return queue.isEmpty() && !isCalling();
    }

    /** Whether a CALL is under way; what may leave leaves when it has ended. */
    boolean isCalling() {
        return underWay != null;
    }

    /** When the last CALL left. */
    Instant lastSent() {
        return lastSent;
    }

    void gate(Gate now) {
        gate = now;
    }

    void linkUp() {
        linked = true;
    }

    /** The link is gone: what was under way ends, what waits goes but for what is kept. */
    void linkDown() {
        linked = false;
        UnderWay cut = underWay;
        underWay = null;
        queue.disconnected();
        List<Waiting> before = List.copyOf(waiting);
        waiting.clear();
        if (cut != null && cut.message() != null) {
            drop(cut.message());
        }
        before.forEach(this::drop);
    }

    /** Forgets all but what is kept over a loss of power. */
    void powerOff() {
        linked = false;
        gate = Gate.BOOT_ONLY;
        underWay = null;
        queue.disconnected();
        waiting.removeIf(message -> !message.kept());
    }

    void sendBoot(RequestPayload<?> request, Reply reply) {
        add(new Waiting(request, Kind.BOOT, sequence++, false, 0, reply));
    }

    /** Sends what TriggerMessage asked for. */
    void sendTriggered(RequestPayload<?> request) {
        add(new Waiting(request, Kind.TRIGGERED, sequence++, false, 0, NOBODY));
    }

    /** Sends what somebody waits for. */
    void sendAwaited(RequestPayload<?> request, Reply reply) {
        add(new Waiting(request, Kind.AWAITED, sequence++, false, 0, reply));
    }

    void send(RequestPayload<?> request, Reply reply) {
        add(new Waiting(request, Kind.OTHER, sequence++, false, 0, reply));
    }

    /** Sends what must arrive, now or after the next connection (SEC-EVT-01). */
    void sendKept(RequestPayload<?> request) {
        add(new Waiting(request, Kind.OTHER, sequence++, true, 0, NOBODY));
        board.touch();
    }

    /** Queues a message about a transaction, or meter values of none (TXQ-01). */
    void enqueue(@Nullable Integer transaction, RequestPayload<?> request) {
        queue.add(new QueuedMessage(board.newMessageId(), transaction, request, sequence++));
        board.touch();
    }

    /** The messages to be kept over a loss of power, apart from the queue. */
    List<RequestPayload<?>> kept() {
        List<RequestPayload<?>> kept = new ArrayList<>();
        waiting.stream().filter(Waiting::kept).forEach(message -> kept.add(message.request()));
        return kept;
    }

    void restore(TransactionQueue.Saved saved, List<RequestPayload<?>> kept) {
        queue.restore(saved);
        sequence = saved.messages().stream()
                        .mapToLong(QueuedMessage::sequence)
                        .max()
                        .orElse(-1)
                + 1;
        kept.forEach(this::sendKept);
    }

    /** A CALL has ended; as Disconnected it shows that the link is gone, before that is told. */
    void ended(String messageId, CallOutcome outcome) {
        UnderWay sent = underWay;
        if (sent == null || !sent.messageId().equals(messageId)) {
            return;
        }
        underWay = null;
        linked = linked && !(outcome instanceof CallOutcome.Disconnected);
        Waiting message = sent.message();
        if (message != null) {
            endedOther(message, outcome);
        } else if (outcome instanceof CallOutcome.Answered answered) {
            board.touch();
            deliveries.delivered(queue.delivered(), answered.payload());
        } else if (outcome instanceof CallOutcome.Disconnected) {
            queue.disconnected();
        } else {
            failed();
        }
    }

    /** Sends what may leave now. */
    void pump() {
        if (!linked || underWay != null) {
            return;
        }
        Waiting next = next();
        if (next != null) {
            waiting.remove(next);
            underWay = new UnderWay(board.newMessageId(), next);
            emit(next.request());
        } else if (gate == Gate.OPEN && queue.isReady(board.now())) {
            QueuedMessage head = queue.head();
            underWay = new UnderWay(head == null ? "" : head.messageId(), null);
            emit(queue.send());
        }
    }

    /** When a message may leave that waits for its time. */
    Instant nextDeadline() {
        return linked && underWay == null && gate == Gate.OPEN ? Deadlines.orNever(queue.notBefore()) : Instant.MAX;
    }

    private void emit(RequestPayload<?> request) {
        UnderWay sent = underWay;
        lastSent = board.now();
        board.emit(new Effect.Send(
                sent == null ? "" : sent.messageId(),
                request,
                board.configuration().seconds(MessageTimeout)));
    }

    /** The most urgent message that may leave and is not to wait behind the queue, or null. */
    private @Nullable Waiting next() {
        QueuedMessage head = queue.head();
        boolean queueFirst = head != null && gate == Gate.OPEN && queue.isReady(board.now());
        Waiting best = null;
        for (Waiting message : waiting) {
            boolean behind =
                    queueFirst && head != null && message.kind() == Kind.OTHER && head.sequence() < message.sequence();
            boolean better = best == null || message.kind().compareTo(best.kind()) < 0;
            if (mayLeave(message.kind()) && !behind && better) {
                best = message;
            }
        }
        return best;
    }

    private boolean mayLeave(Kind kind) {
        return switch (gate) {
            case BOOT_ONLY -> kind == Kind.BOOT;
            case BOOT_AND_TRIGGERED -> kind == Kind.BOOT || kind == Kind.TRIGGERED;
            case OPEN -> true;
        };
    }

    private void add(Waiting message) {
        if (message.kept() || (linked && waiting.size() < CAPACITY)) {
            if (waiting.size() < 2 * CAPACITY) {
                waiting.add(message);
            }
        } else {
            message.reply().ended(linked ? new CallOutcome.QueueFull() : new CallOutcome.Disconnected());
        }
    }

    private void drop(Waiting message) {
        if (message.kept()) {
            waiting.add(message);
        } else {
            message.reply().ended(new CallOutcome.Disconnected());
        }
    }

    private void endedOther(Waiting message, CallOutcome outcome) {
        boolean again = outcome instanceof CallOutcome.TimedOut && message.failures() + 1 < KEPT_ATTEMPTS;
        if (message.kept() && (again || outcome instanceof CallOutcome.Disconnected)) {
            int failures = message.failures() + (again ? 1 : 0);
            waiting.add(new Waiting(
                    message.request(), message.kind(), message.sequence(), true, failures, message.reply()));
            return;
        }
        if (message.kept()) {
            board.touch();
        }
        message.reply().ended(outcome);
    }

    private void failed() {
        int attempts = board.configuration().number(TransactionMessageAttempts);
        QueuedMessage given =
                queue.failed(board.now(), attempts, board.configuration().seconds(TransactionMessageRetryInterval));
        board.touch();
        if (given != null) {
            board.emit(new Effect.MessageGivenUp(given.request()));
            deliveries.givenUp(given);
        }
    }
}
