package ocpp.operator;

import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by the values of its labels; beyond {@value #LIMIT} combinations all further ones count as "other". */
final class Counter {
    private static final int LIMIT = 1000;

    private final String name;
    private final String help;
    private final List<String> labels;
    private final ConcurrentMap<List<String>, LongAdder> counts = new ConcurrentHashMap<>();

    Counter(String name, String help, String... labels) {
        this.name = name;
        this.help = help;
        this.labels = List.of(labels);
    }

    void add(String... values) {
        add(1, values);
    }

    void add(long amount, String... values) {
        List<String> key = List.of(values);
        LongAdder count = counts.get(key);
        if (count == null) {
            List<String> kept = counts.size() < LIMIT ? key : Collections.nCopies(values.length, "other");
            count = counts.computeIfAbsent(kept, ignored -> new LongAdder());
        }
        count.add(amount);
    }

    void write(Prometheus text) {
        text.metric(name, "counter", help);
        TreeMap<String, List<String>> ordered = new TreeMap<>();
        counts.keySet().forEach(key -> ordered.put(String.join("\0", key), key));
        ordered.values()
                .forEach(key -> text.sample(
                        name,
                        labels,
                        key,
                        counts.getOrDefault(key, new LongAdder()).sum()));
    }
}
