package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Latencies by action: recorded by the threads of all charge points, read by one. */
final class Latencies {
    private static final long LONGEST = TimeUnit.HOURS.toMicros(1);
    private static final int DIGITS = 3;

    private final Map<String, Recorder> recorders = new ConcurrentHashMap<>();
    private final Map<String, Histogram> totals = new TreeMap<>();

    void record(String action, Duration latency) {
        long micros = Math.max(0, TimeUnit.NANOSECONDS.toMicros(latency.toNanos()));
        recorders.computeIfAbsent(action, name -> new Recorder(LONGEST, DIGITS)).recordValue(Math.min(LONGEST, micros));
    }

    /** What was recorded so far, microseconds; to be called by one thread. */
    SortedMap<String, Histogram> totals() {
        recorders.forEach((action, recorder) -> totals.computeIfAbsent(action, name -> new Histogram(LONGEST, DIGITS))
                .add(recorder.getIntervalHistogram()));
        return new TreeMap<>(totals);
    }
}
