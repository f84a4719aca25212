package ocpp.operator;

import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts values by upper bounds. */
final class Histogram {
    /** From 1 ms to 1 minute, seconds. */
    static final double[] LATENCIES = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60};
    /** Sizes of batches. */
    static final double[] SIZES = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

    private final String name;
    private final String help;
    private final double[] bounds;
    private final LongAdder[] counts;
    private final DoubleAdder sum = new DoubleAdder();

    Histogram(String name, String help, double[] bounds) {
        this.name = name;
        this.help = help;
        this.bounds = bounds.clone();
        this.counts = Stream.generate(LongAdder::new).limit(bounds.length + 1L).toArray(LongAdder[]::new);
    }

    void add(double value) {
        int bucket = 0;
        while (bucket < bounds.length && value > bounds[bucket]) {
            bucket++;
        }
        counts[bucket].increment();
        sum.add(value);
    }

    void write(Prometheus text) {
        text.metric(name, "histogram", help);
        long total = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            total += counts[bucket].sum();
            String bound = bucket < bounds.length ? Double.toString(bounds[bucket]) : "+Inf";
            text.sample(name + "_bucket", List.of("le"), List.of(bound), total);
        }
        text.sample(name + "_sum", List.of(), List.of(), sum.sum());
        text.sample(name + "_count", List.of(), List.of(), total);
    }
}
