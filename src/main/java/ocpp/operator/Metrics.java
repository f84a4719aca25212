package ocpp.operator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ocpp.protocol.Action;
import ocpp.store.CommitObserver;
import ocpp.wire.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What this server counts, for Prometheus. Thread-safe; counting costs some nanoseconds and never fails. */
public final class Metrics {
    private static final Set<String> ACTIONS =
            Arrays.stream(Action.values()).map(Action::name).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> RESULTS = Stream.concat(
                    Arrays.stream(ErrorCode.values()).map(ErrorCode::name),
                    Stream.of("CALLRESULT", "TimedOut", "Disconnected", "QueueFull"))
            .collect(Collectors.toUnmodifiableSet());

    private final Fleet fleet;
    private final EventLog events;
    private final ConcurrentMap<String, Gauge> gauges = new ConcurrentSkipListMap<>();
    private final Counter calls = new Counter(
            "ocpp_calls_total",
            "CALLs that have ended: received from charge points, or sent to them; the result is CALLRESULT, the code of a"
                    + " CALLERROR, or the kind of failure.",
            "direction",
            "action",
            "result");
    private final Counter frames =
            new Counter("ocpp_frames_total", "Text messages by their kind.", "direction", "type");
    private final Counter frameBytes = new Counter("ocpp_frame_bytes_total", "Bytes of text messages.", "direction");
    private final Histogram received = new Histogram(
            "ocpp_received_call_seconds", "From a CALL of a charge point to its answer.", Histogram.LATENCIES);
    private final Histogram sent =
            new Histogram("ocpp_sent_call_seconds", "From a CALL to a charge point to its end.", Histogram.LATENCIES);
    private final Counter requests =
            new Counter("ocpp_operator_requests_total", "Requests to the operator API.", "method", "route", "status");
    private final Histogram batches =
            new Histogram("ocpp_store_batch_writes", "Writes in one commit of the store.", Histogram.SIZES);
    private final Histogram commits =
            new Histogram("ocpp_store_commit_seconds", "How long a commit of the store takes.", Histogram.LATENCIES);
    private final Counter failedWrites =
            new Counter("ocpp_store_failed_writes_total", "Writes that the store could not commit.");

    private record Gauge(String help, DoubleSupplier value) {}

    Metrics(Fleet fleet, EventLog events) {
        this.fleet = fleet;
        this.events = events;
    }

    /** A text message came or leaves; the head is null where it is no frame. */
    void frame(String direction, @Nullable FrameHead head, int bytes) {
        String type = head == null
                ? "INVALID"
                : head.type() == FrameHead.CALL
                        ? "CALL"
                        : head.type() == FrameHead.CALL_RESULT ? "CALLRESULT" : "CALLERROR";
        frames.add(direction, type);
        frameBytes.add(bytes, direction);
    }

    /** A CALL of a charge point was answered. */
    void received(String action, String result, Duration time) {
        calls.add("received", known(action, ACTIONS), known(result, RESULTS));
        received.add(time.toNanos() / 1e9);
    }

    /** A CALL to a charge point has ended. */
    void sent(String action, String result, Duration time) {
        calls.add("sent", action, known(result, RESULTS));
        sent.add(time.toNanos() / 1e9);
    }

    /** What a charge point makes up does not become a label of its own. */
    private static String known(String word, Set<String> words) {
        return words.contains(word) ? word : "other";
    }

    /** Something that can be read at any time, such as the length of a queue. */
    public void gauge(String name, String help, DoubleSupplier value) {
        gauges.put(name, new Gauge(help, value));
    }

    /** What the store tells of its commits. */
    public CommitObserver commits() {
        return new CommitObserver() {
            @Override
            public void committed(int writes, Duration time) {
                batches.add(writes);
                commits.add(time.toNanos() / 1e9);
            }

            @Override
            public void failed(int writes) {
                failedWrites.add(writes);
            }
        };
    }

    void request(String method, String route, int status) {
        requests.add(method, route, String.valueOf(status));
    }

    String text() {
        Prometheus text = new Prometheus();
        chargePoints(text);
        frames.write(text);
        frameBytes.write(text);
        calls.write(text);
        received.write(text);
        sent.write(text);
        gauges.forEach(
                (name, gauge) -> text.gauge(name, gauge.help(), gauge.value().getAsDouble()));
        batches.write(text);
        commits.write(text);
        failedWrites.write(text);
        requests.write(text);
        text.gauge("ocpp_operator_event_streams", "Clients that follow the event stream.", events.followers());
        JvmMetrics.write(text);
        return text.text();
    }

    private void chargePoints(Prometheus text) {
        int known = 0;
        int connected = 0;
        int open = 0;
        Map<String, Integer> statuses = new TreeMap<>();
        for (Unit unit : fleet.units()) {
            known++;
            connected += unit.isConnected() ? 1 : 0;
            open += unit.transactions().size();
            for (Unit.ConnectorLine connector : unit.connectors().values()) {
                if (connector.connectorId() > 0) {
                    statuses.merge(connector.status(), 1, Integer::sum);
                }
            }
        }
        text.gauge("ocpp_charge_points", "Charge points known.", known)
                .gauge("ocpp_connections", "Charge points with an open connection.", connected)
                .gauge("ocpp_open_transactions", "Transactions that are not stopped.", open)
                .gauges("ocpp_connectors", "Connectors by their last status.", "status", statuses);
    }
}
