package ocpp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What stations were answered, and whether the tables have it. */
final class Promises {
    private final Map<Integer, String> starts = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> stops = new ConcurrentHashMap<>();
    private final Map<String, Boolean> meterValues = new ConcurrentHashMap<>();
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final AtomicInteger repeats = new AtomicInteger();

    void started(String identity, int transactionId, String idTag) {
        String other = starts.putIfAbsent(transactionId, identity + " " + idTag);
        if (other != null && !other.equals(identity + " " + idTag)) {
            broken("transaction " + transactionId + " was given to " + other + " and to " + identity + " " + idTag);
        }
    }

    void stopped(int transactionId, int meterStop) {
        stops.put(transactionId, meterStop);
    }

    void metered(String identity, int transactionId, String value, boolean repeated) {
        meterValues.put(identity + " " + transactionId + " " + value, repeated);
    }

    void repeated() {
        repeats.incrementAndGet();
    }

    void broken(String what) {
        broken.add(what);
    }

    /** Compares with the tables; a transaction that is there and was not answered is no fault. */
    void check(Connection connection) throws SQLException {
        assertThat(broken).isEmpty();
        Map<Integer, String> transactions = new HashMap<>();
        Map<Integer, Integer> stopped = new HashMap<>();
        Set<String> contents = new HashSet<>();
        Map<String, Integer> values = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("select * from transactions")) {
                while (row.next()) {
                    int id = row.getInt("transaction_id");
                    String content = row.getString("charge_point_id") + " " + row.getString("id_tag");
                    transactions.put(id, content);
                    assertThat(contents.add(content))
                            .as("a second transaction of " + content)
                            .isTrue();
                    if (row.getString("stopped_at") != null) {
                        stopped.put(id, row.getInt("meter_stop"));
                    }
                }
            }
            try (ResultSet row = statement.executeQuery(
                    "select charge_point_id || ' ' || transaction_id || ' ' || raw_value as content, count(*) as times"
                            + " from meter_values group by 1")) {
                while (row.next()) {
                    values.put(row.getString("content"), row.getInt("times"));
                }
            }
        }
        assertThat(transactions).containsAllEntriesOf(starts);
        assertThat(stopped).containsAllEntriesOf(stops);
        assertThat(values.keySet()).containsAll(meterValues.keySet());
        meterValues.forEach((content, repeated) -> {
            if (!repeated) {
                assertThat(values.get(content)).as(content).isEqualTo(1);
            }
        });
    }

    int startsAnswered() {
        return starts.size();
    }

    @Override
    public String toString() {
        return starts.size() + " StartTransaction, " + stops.size() + " StopTransaction and " + meterValues.size()
                + " MeterValues answered, " + repeats + " messages repeated";
    }
}
