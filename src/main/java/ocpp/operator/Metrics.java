package ocpp.operator;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.DoubleSupplier;
import ocpp.store.CommitObserver;

/** What this server counts, for Prometheus. Thread-safe; counting costs some nanoseconds and never fails. */
public final class Metrics {
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

    /** A CALL of a charge point was answered. */
    public void received(String action, String result, Duration time) {
        calls.add("received", action, result);
        received.add(time.toNanos() / 1e9);
    }

    /** A CALL to a charge point has ended. */
    public void sent(String action, String result, Duration time) {
        calls.add("sent", action, result);
        sent.add(time.toNanos() / 1e9);
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
                for (int write = 0; write < writes; write++) {
                    failedWrites.add();
                }
            }
        };
    }

    void request(String method, String route, int status) {
        requests.add(method, route, String.valueOf(status));
    }

    String text() {
        Prometheus text = new Prometheus();
        chargePoints(text);
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
        jvm(text);
        return text.text();
    }

    private void chargePoints(Prometheus text) {
        int known = 0;
        int connected = 0;
        int open = 0;
        Map<String, Integer> statuses = new TreeMap<>();
        for (Unit unit : fleet.units()) {
            known++;
            connected += unit.connectedSince() == null ? 0 : 1;
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

    private static void jvm(Prometheus text) {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        text.gauge("jvm_memory_heap_used_bytes", "Heap in use.", heap.getUsed())
                .gauge("jvm_memory_heap_max_bytes", "Heap that may be used.", heap.getMax())
                .gauge(
                        "jvm_threads",
                        "Threads.",
                        ManagementFactory.getThreadMXBean().getThreadCount())
                .gauge(
                        "process_uptime_seconds",
                        "Since the start of the process.",
                        ManagementFactory.getRuntimeMXBean().getUptime() / 1e3);
        text.metric("jvm_gc_seconds_total", "counter", "Time spent on collecting garbage.");
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            text.sample(
                    "jvm_gc_seconds_total",
                    List.of("collector"),
                    List.of(collector.getName()),
                    collector.getCollectionTime() / 1e3);
        }
    }
}
