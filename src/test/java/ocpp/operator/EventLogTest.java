package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import ocpp.operator.Event.Kind;

class EventLogTest {
    private static final Instant START = Instant.ofEpochMilli(5);
    private static final EventLog.Filter ALL = new EventLog.Filter(EnumSet.allOf(Kind.class), null);

    @Property(tries = 300)
    void aReaderThatKeepsUpGetsEveryEventOnceInOrder(@ForAll @Size(max = 100) List<@IntRange(max = 5) Integer> bursts) {
        EventLog log = new EventLog(10, START);
        long after = log.lastId();
        List<Long> read = new ArrayList<>();
        long published = 0;
        for (int burst : bursts) {
            for (int event = 0; event < burst; event++) {
                publish(log, (published + event) % 3 == 0 ? Kind.meter : Kind.status);
            }
            published += burst;
            EventLog.Batch batch = log.read(after, ALL, 100);
            assertThat(batch.missing()).isFalse();
            batch.events().forEach(event -> read.add(event.id()));
            after = batch.after();
        }
        assertThat(read).hasSize((int) published).doesNotHaveDuplicates().isSorted();
    }

    @Example
    void idsGrowBeyondThoseOfAnEarlierRun() {
        EventLog earlier = new EventLog(10, START);
        publish(earlier, Kind.status);
        EventLog later = new EventLog(10, START.plusMillis(1));
        assertThat(later.lastId()).isGreaterThan(earlier.lastId() - 1);
        assertThat(later.read(earlier.lastId() + 5000, ALL, 10).missing()).isTrue();
    }

    @Example
    void whoStoodBeforeTheOldestIsToldThatSomeAreMissing() {
        EventLog log = new EventLog(10, START);
        long begin = log.lastId();
        for (int event = 0; event < 11; event++) {
            publish(log, Kind.status);
        }
        assertThat(log.read(begin, ALL, 100).missing()).isTrue();
        assertThat(log.read(begin + 1, ALL, 100).events()).hasSize(10);
    }

    @Example
    void frequentEventsPushOutNoOthers() {
        EventLog log = new EventLog(10, START);
        long begin = log.lastId();
        publish(log, Kind.status);
        for (int event = 0; event < 100; event++) {
            publish(log, Kind.meter);
        }
        EventLog.Batch batch = log.read(begin, ALL, 100);
        assertThat(batch.missing()).isFalse();
        assertThat(batch.events()).hasSize(11);
        assertThat(batch.events().get(0).kind()).isEqualTo(Kind.status);
    }

    @Example
    void aFilterTakesOnlyItsKindsAndChargePoint() {
        EventLog log = new EventLog(10, START);
        long begin = log.lastId();
        publish(log, Kind.status);
        log.publish(Kind.status, START, "CP_2", new Event.Disconnected());
        publish(log, Kind.connected);
        EventLog.Filter filter = new EventLog.Filter(EnumSet.of(Kind.status), "CP_1");
        EventLog.Batch batch = log.read(begin, filter, 100);
        assertThat(batch.events()).hasSize(1);
        assertThat(batch.after()).isEqualTo(log.lastId());
    }

    private static void publish(EventLog log, Kind kind) {
        log.publish(kind, START, "CP_1", new Event.Disconnected());
    }
}
