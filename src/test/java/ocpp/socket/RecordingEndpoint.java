package ocpp.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import ocpp.protocol.core.Heartbeat;
import ocpp.rpc.CallOutcome;
import ocpp.wire.Received;
import org.apache.pekko.actor.ActorRef;

/** Writes down what a connection delivers, one line each, and does to the connection what a test tells it. */
final class RecordingEndpoint implements Endpoint {
    static final Heartbeat.Response HEARTBEAT = new Heartbeat.Response(Instant.EPOCH);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final BiConsumer<Connection, Received.Call> onCall;
    private final Supplier<String> dump;
    private final CompletableFuture<Connection> opened = new CompletableFuture<>();

    /** Leaves every CALL unanswered. */
    static RecordingEndpoint silent() {
        return new RecordingEndpoint((connection, call) -> {});
    }

    /** Answers every CALL at once. */
    static RecordingEndpoint answering() {
        return new RecordingEndpoint((connection, call) -> connection.answer(call.messageId(), HEARTBEAT));
    }

    /** Answers every CALL at once, and DUMP_STATE with the text. */
    static RecordingEndpoint dumping(Supplier<String> dump) {
        return new RecordingEndpoint((connection, call) -> connection.answer(call.messageId(), HEARTBEAT), dump);
    }

    RecordingEndpoint(BiConsumer<Connection, Received.Call> onCall) {
        this(onCall, () -> "{\"sessions\":[]}");
    }

    private RecordingEndpoint(BiConsumer<Connection, Received.Call> onCall, Supplier<String> dump) {
        this.onCall = onCall;
        this.dump = dump;
    }

    /** A log of the connection that records the answers to pings. */
    FrameLog frames() {
        return new FrameLog() {
            @Override
            public void received(byte[] text) {}

            @Override
            public void sent(byte[] text) {}

            @Override
            public void flush() {}

            @Override
            public void roundTrip(Duration time) {
                events.add("roundTrip " + time);
            }
        };
    }

    /** Does something to the connection on its own thread. */
    void tell(Consumer<Connection> action) {
        ref().tell(action, ActorRef.noSender());
    }

    ActorRef ref() {
        return opened.join().self();
    }

    boolean hasHeardNothing() {
        return events.isEmpty();
    }

    /** Waits until something is delivered that starts so; what came before it is skipped. */
    String await(String start) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        StringBuilder skipped = new StringBuilder();
        try {
            while (true) {
                String event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(event).as("\"%s\" after: %s", start, skipped).isNotNull();
                if (event.startsWith(start)) {
                    return event;
                }
                skipped.append(event).append("; ");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void opened(Connection connection) {
        opened.complete(connection);
        events.add("opened");
    }

    @Override
    public void received(Received.Call call) {
        events.add("call " + call.messageId());
        onCall.accept(opened.join(), call);
    }

    @Override
    public void malformed(Received.BadCall call) {
        events.add("malformed " + call.messageId());
    }

    @Override
    public void settled(Received.Settled call) {
        events.add("settled " + call.messageId());
    }

    @Override
    public void ignored(Received.Ignored message) {
        events.add("ignored");
    }

    @Override
    public void dumpState() {
        events.add("dump");
        opened.join().text(dump.get());
    }

    @Override
    public void ended(String messageId, CallOutcome outcome) {
        events.add("ended " + messageId + " " + outcome.getClass().getSimpleName());
    }

    @Override
    @SuppressWarnings("unchecked")
    public void message(Object message) {
        if (message instanceof Consumer<?>) {
            ((Consumer<Connection>) message).accept(opened.join());
        } else {
            events.add("message " + message.getClass().getSimpleName());
        }
    }

    @Override
    public void closed(CloseReason reason) {
        events.add("closed " + reason.code() + " " + (reason.byPeer() ? "peer" : "we") + " " + reason.reason());
    }
}
