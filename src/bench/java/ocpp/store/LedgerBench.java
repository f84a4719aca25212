package ocpp.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ocpp.station.StationEvent;
import org.apache.pekko.Done;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** MeterValues of as many stations at once, from their events to the disk: SQLite, synchronous=FULL. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LedgerBench {
    @Param({"1", "10", "100", "500"})
    public int batch;

    private Store store = open();
    private long number;

    private static Store open() {
        return Store.open(TestDatabase.SQLITE.empty(), CommitObserver.NONE);
    }

    @Setup(Level.Trial)
    public void stations() {
        for (int station = 0; station < batch; station++) {
            store.ledger().append("CP_" + station, List.of(Sessions.connected()));
        }
    }

    @TearDown(Level.Trial)
    public void close() {
        store.close();
    }

    @Benchmark
    public void append() {
        List<CompletableFuture<Done>> appended = new ArrayList<>();
        for (int station = 0; station < batch; station++) {
            appended.add(store.ledger().append("CP_" + station, events(station)).toCompletableFuture());
        }
        CompletableFuture.allOf(appended.toArray(CompletableFuture[]::new))
                .orTimeout(Duration.ofSeconds(30).toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private List<StationEvent> events(int station) {
        number++;
        return List.of(Sessions.register(null, Instant.now(), (int) number, number));
    }
}
