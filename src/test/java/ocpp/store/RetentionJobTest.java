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
import ocpp.protocol.core.ClearCache;
import ocpp.station.CommandEvent;
import ocpp.station.ConnectorEvent;
import ocpp.station.JobEvent;
import ocpp.station.MessageEvent;
import ocpp.station.ReservationEvent;
import ocpp.station.ReservationEvent.ReservationState;
import ocpp.station.SecurityEvent;
import ocpp.station.StationEvent;
import ocpp.station.TransactionEvent;
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
            for (int from = 0; from < events.size(); from += 200) {
                List<StationEvent> some = events.subList(from, Math.min(from + 200, events.size()));
                await(store.ledger().append("CP_1", some));
            }
            await(store.idTagRegister().delete("none", "somebody", NOW));
            Awaitility.await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> {
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

    @ParameterizedTest
    @EnumSource
    void everyTableIsKeptAsLongAsItsSettingSays(TestDatabase database) throws Exception {
        StoreSettings settings = database.empty(
                "retention-interval = 50ms",
                "retention.status-history = 1h",
                "retention.unmatched-stops = 1h",
                "retention.kept-messages = 1h",
                "retention.reservations = 1h",
                "retention.security-events = 1h",
                "retention.jobs = 1h",
                "retention.commands = 1h");
        RandomEvents random = new RandomEvents(1, 0);
        List<StationEvent> old = new ArrayList<>(List.of(Sessions.connected(), Sessions.metered(1, NOW, 3)));
        for (int i = 0; i < 20; i++) {
            old.add(random.next(ConnectorEvent.StatusReported.class));
            old.add(random.next(TransactionEvent.StopKept.class));
            old.add(random.next(MessageEvent.Repaired.class));
            old.add(random.next(SecurityEvent.Reported.class));
            old.add(new JobEvent.Accepted(NOW, JobEvent.JobKind.Log, "c" + i, i, "ftp://host/", null));
            old.add(new CommandEvent.Sent(NOW, "c" + i, "operator", new ClearCache.Request()));
            old.add(new ReservationEvent.Requested(NOW, i, 1, "tag", null, NOW));
            if (i > 0) {
                old.add(new ReservationEvent.Changed(NOW, i, ReservationState.CANCELLED, null, null));
            }
        }
        try (Store store = Store.open(settings, CommitObserver.NONE)) {
            await(store.ledger().append("CP_1", old));
            Awaitility.await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> {
                for (String table :
                        List.of("status_history", "unmatched_stops", "kept_messages", "security_events", "commands")) {
                    assertThat(count(settings, table)).as(table).isZero();
                }
                assertThat(count(settings, "reservations"))
                        .as("the one that is open")
                        .isEqualTo(1);
                assertThat(count(settings, "jobs")).as("the last of its kind").isEqualTo(1);
            });
            assertThat(count(settings, "meter_values"))
                    .as("400 days by default")
                    .isEqualTo(3);
            assertThat(count(settings, "repairs")).as("counts are no history").isPositive();
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
