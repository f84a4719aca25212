package ocpp.store;

import static ocpp.store.Opened.await;
import static ocpp.store.Sessions.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import ocpp.station.StationEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetentionJobTest {

    /** Kept for an hour, and looked at as fast as can be: what is older is deleted, what is still needed stays. */
    @ParameterizedTest
    @EnumSource
    void whatIsOldIsDeletedInBatchesAndWhatIsNeededStays(TestDatabase database) throws Exception {
        StoreSettings settings = database.empty(
                "retention-interval = 50ms",
                "retention.transactions = 1h",
                "retention.meter-values = 1h",
                "retention.audit = 1h");
        Instant present = Instant.now();
        Instant old = present.minus(Duration.ofHours(2));
        List<StationEvent> events = new ArrayList<>(List.of(Sessions.connected(), Sessions.started(1, "open", old)));
        for (int id = 2; id < 1200; id++) {
            events.add(Sessions.started(id, "tag", old));
            events.add(Sessions.stopped(id, old));
        }
        events.add(Sessions.metered(2, old, 1200));
        events.add(Sessions.started(1200, "tag", old));
        events.add(Sessions.stopped(1200, present));
        events.add(Sessions.metered(1200, present, 7));
        try (Store store = Store.open(settings, CommitObserver.NONE)) {
            await(store.ledger().append("CP_1", events));
            await(store.idTagRegister().delete("none", "somebody", NOW));
            Awaitility.await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> {
                assertThat(count(settings, "transactions")).isEqualTo(2);
                assertThat(count(settings, "meter_values")).isEqualTo(7);
                assertThat(count(settings, "audit")).isZero();
            });
            Page<TransactionRecord> left =
                    await(store.transactions().page(TransactionFilter.ALL, PageRequest.first(10)));
            assertThat(left.items())
                    .extracting(TransactionRecord::transactionId)
                    .containsExactly(1200, 1);
            assertThat(left.total()).isEqualTo(2);
        }
    }

    private static int count(StoreSettings settings, String table) throws Exception {
        try (Connection connection = TestDatabase.connect(settings);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getInt(1);
        }
    }
}
