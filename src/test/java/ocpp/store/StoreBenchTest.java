package ocpp.store;

import static ocpp.store.Opened.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import ocpp.protocol.Action;
import ocpp.station.MessageEvent;
import ocpp.station.StationEvent;
import org.HdrHistogram.ConcurrentHistogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much the store takes: every station appends its next event when the last one is on disk. Prints figures. */
@Tag("long")
class StoreBenchTest {
    private static final Duration LENGTH = Duration.ofSeconds(15);

    private enum Load {
        /** An answered message: one row. */
        ONE_ROW,
        /** A MeterValues of an open transaction with three values, as its actor appends it. */
        METER_VALUES
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE, 1000, ONE_ROW",
        "SQLITE, 10000, ONE_ROW",
        "SQLITE, 10000, METER_VALUES",
        "POSTGRESQL, 1000, ONE_ROW",
        "POSTGRESQL, 10000, ONE_ROW",
        "POSTGRESQL, 10000, METER_VALUES"
    })
    void stationsInAClosedLoop(TestDatabase database, int stations, Load load) throws Exception {
        Run run = new Run(stations, load);
        StoreSettings settings = database.empty("queue-limit = 20000");
        try (Store store = Store.open(settings, run)) {
            for (int i = 0; i < stations; i++) {
                store.ledger().append("CP_" + i, List.of(Sessions.connected()));
            }
            await(store.ledger().identities());
            run.drive(store);
        }
        System.out.println(database + " " + stations + " stations, " + load + ": " + run);
        assertThat(run.failures.get()).isZero();
    }

    /** One run and what it counted. */
    private static final class Run implements CommitObserver {
        private final int stations;
        private final Load load;
        private final AtomicLong appends = new AtomicLong();
        private final AtomicLong commits = new AtomicLong();
        private final AtomicLong failures = new AtomicLong();
        private final ConcurrentHistogram latency = new ConcurrentHistogram(2);
        private final CountDownLatch ended;
        private long begin;
        private long cpuBegin;
        private double seconds;
        private double cpuSeconds;

        Run(int stations, Load load) {
            this.stations = stations;
            this.load = load;
            this.ended = new CountDownLatch(stations);
        }

        void drive(Store store) throws InterruptedException {
            cpuBegin = cpu();
            commits.set(0);
            begin = System.nanoTime();
            for (int i = 0; i < stations; i++) {
                next(store, i, 0);
            }
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
            seconds = (System.nanoTime() - begin) / 1e9;
            cpuSeconds = (cpu() - cpuBegin) / 1e9;
        }

        private void next(Store store, int station, int number) {
            long since = System.nanoTime();
            if (since - begin > LENGTH.toNanos()) {
                ended.countDown();
                return;
            }
            store.ledger().append("CP_" + station, events(station, number)).whenComplete((done, error) -> {
                if (error != null) {
                    failures.incrementAndGet();
                }
                appends.incrementAndGet();
                latency.recordValue((System.nanoTime() - since) / 1000);
                next(store, station, number + 1);
            });
        }

        private List<StationEvent> events(int station, int number) {
            Instant now = Instant.now();
            return List.of(
                    load == Load.ONE_ROW
                            ? new MessageEvent.Answered(
                                    now, station + "-" + number, Action.StartTransaction, number, null, null)
                            : Sessions.metered(station + 1, now, 3));
        }

        @Override
        public void committed(int writes, Duration time) {
            commits.incrementAndGet();
        }

        @Override
        public void failed(int writes) {
            failures.addAndGet(writes);
        }

        private static long cpu() {
            return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                    .getProcessCpuTime();
        }

        @Override
        public String toString() {
            return String.format(
                    "%.0f appends/s, %.0f commits/s, %.1f µs CPU an append, p50 %.1f ms, p99 %.1f ms",
                    appends.get() / seconds,
                    commits.get() / seconds,
                    cpuSeconds * 1e6 / appends.get(),
                    latency.getValueAtPercentile(50) / 1e3,
                    latency.getValueAtPercentile(99) / 1e3);
        }
    }
}
