package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import ocpp.emulator.fleet.FleetResults.Recovery;
import org.HdrHistogram.Histogram;

/** What a running fleet has measured so far; written by the threads of all charge points. */
final class Measurements {
    private final Map<Figure, DoubleAdder> sums = new EnumMap<>(Figure.class);
    private final Latencies latencies = new Latencies();
    private final Latencies delays = new Latencies();
    private final TransactionBook transactions = new TransactionBook();
    private final AtomicInteger connected = new AtomicInteger();
    private final AtomicInteger charging = new AtomicInteger();
    private final AtomicInteger mostConnected = new AtomicInteger();
    private final AtomicInteger mostCharging = new AtomicInteger();

    Measurements() {
        for (Figure figure : Figure.values()) {
            sums.put(figure, new DoubleAdder());
        }
    }

    void count(Figure figure) {
        add(figure, 1);
    }

    void add(Figure figure, double value) {
        DoubleAdder sum = sums.get(figure);
        if (sum != null) {
            sum.add(value);
        }
    }

    double sum(Figure figure) {
        DoubleAdder sum = sums.get(figure);
        return sum == null ? 0 : sum.sum();
    }

    void latency(String action, Duration latency) {
        latencies.record(action, latency);
    }

    /** How late this process was with something of its plan. */
    void delay(Duration delay) {
        delays.record("delay", delay);
    }

    void connected(int change) {
        mostConnected.accumulateAndGet(connected.addAndGet(change), Math::max);
    }

    void charging(int change) {
        mostCharging.accumulateAndGet(charging.addAndGet(change), Math::max);
    }

    int connected() {
        return connected.get();
    }

    int charging() {
        return charging.get();
    }

    TransactionBook transactions() {
        return transactions;
    }

    /** To be called by one thread, like {@link #results}. */
    Map<String, Histogram> latencies() {
        return latencies.totals();
    }

    FleetResults results(List<Recovery> recoveries) {
        Map<Figure, Double> figures = new HashMap<>();
        sums.forEach((figure, sum) -> figures.put(figure, sum.sum()));
        figures.put(Figure.MOST_CONNECTED, (double) mostConnected.get());
        figures.put(Figure.MOST_CHARGING, (double) mostCharging.get());
        figures.put(Figure.LOST_TRANSACTIONS, (double) transactions.lost());
        figures.put(Figure.SHARED_TRANSACTION_IDS, (double) transactions.sharedIds());
        Histogram delay = delays.totals().getOrDefault("delay", new Histogram(3));
        figures.put(Figure.DELAY_P99_MS, delay.getValueAtPercentile(99) / 1e3);
        return new FleetResults(latencies.totals(), figures, recoveries);
    }
}
