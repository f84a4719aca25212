package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import ocpp.gateway.Station;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is repeated, late, odd or never heard of, over real sockets and a real store. */
class TransactionsTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String FLAGS =
            "select transaction_id || ' ' || flags from transactions order by transaction_id";

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "START-04, START-06, J-RPC-07, J-RPC-08: what is repeated after a restart, with the id of the original or"
                    + " another one, gets the same answer and makes no second transaction")
    void whatIsRepeatedHasNoSecondEffect() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            String started = station.call("m1", "StartTransaction", start(1, "A", 0, NOW));
            station.call("m2", "StopTransaction", stop(1, 50, NOW.plusSeconds(9)));
            server.startAgain();
            station = server.connect("CP_1");

            assertThat(station.call("m1", "StartTransaction", start(1, "A", 0, NOW)))
                    .isEqualTo(started);
            assertThat(station.call("m9", "StartTransaction", start(1, "A", 0, NOW)))
                    .isEqualTo(started.replace("m1", "m9"));
            assertThat(station.call("m2", "StopTransaction", stop(1, 50, NOW.plusSeconds(9))))
                    .isEqualTo("[3,\"m2\",{}]");
            assertThat(station.call("m3", "StopTransaction", stop(1, 50, NOW.plusSeconds(9))))
                    .isEqualTo("[3,\"m3\",{}]");
            assertThat(station.call("m4", "StartTransaction", start(1, "A", 50, NOW.plusSeconds(20))))
                    .contains("\"transactionId\":2");
            assertThat(server.rows(FLAGS)).containsExactly("1 ", "2 ");
            assertThat(server.rows("select repeated from unmatched_stops")).containsExactly("1");
        }
    }

    @Test
    @DisplayName(
            "START-09, STOP-05: messages with the transactionId -1 or an unknown one are answered; a stop that fits one"
                    + " start ends it, others are kept as orphans")
    void unknownTransactionsAreAnswered() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            station.call("m1", "StartTransaction", start(1, "A", 100, NOW));

            assertThat(station.call("m2", "MeterValues", meterValues(-1, 130))).isEqualTo("[3,\"m2\",{}]");
            assertThat(station.call("m3", "StopTransaction", stop(-1, 150, NOW.plusSeconds(60))))
                    .isEqualTo("[3,\"m3\",{}]");
            assertThat(station.call(
                            "m4",
                            "StopTransaction",
                            stop(-1, 150, NOW.plusSeconds(60)).replace("}", ",\"idTag\":\"a\"}")))
                    .contains("Accepted");
            assertThat(station.call("m5", "StopTransaction", stop(777, 5, NOW))).isEqualTo("[3,\"m5\",{}]");
            assertThat(server.rows("select meter_stop || ' ' || flags from transactions"))
                    .containsExactly("150 Matched");
            assertThat(server.rows("select transaction_id from unmatched_stops order by id"))
                    .containsExactly("-1", "777");
            assertThat(server.rows("select transaction_id || ' ' || reported_transaction_id from meter_values"))
                    .containsExactly("1 -1");
        }
    }

    @Test
    @DisplayName(
            "START-05, STOP-14, TXQ-06, EDGE-06: what is odd is answered, kept as sent and flagged; a meter that wraps is"
                    + " seen by its fall")
    void whatIsOddIsFlagged() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            Instant yesterday = NOW.minus(1, ChronoUnit.DAYS);
            station.call("m1", "StartTransaction", start(1, "A", 2147483647, yesterday));
            station.call("m2", "StopTransaction", stop(1, 20, yesterday.plusSeconds(600)));
            station.call("m3", "StartTransaction", start(1, "B", 0, NOW));
            station.call("m4", "StopTransaction", stop(2, 2000000000, NOW.minusSeconds(1)));

            assertThat(server.rows(FLAGS))
                    .containsExactly("1 Late,MeterReset,MeterBelowStart", "2 StopBeforeStart,EnergyAboveMaximum");
            assertThat(station.call(
                            "m5",
                            "StopTransaction",
                            stop(2, 0, NOW).replace("\"meterStop\":0", "\"meterStop\":2147483648")))
                    .startsWith("[4,\"m5\",\"PropertyConstraintViolation\"");
        }
    }

    @Test
    @DisplayName(
            "START-12: a start on a busy connector marks the older transaction, which stays open over a restart until its"
                    + " own stop comes")
    void aSupersededTransactionStaysOpen() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            station.call("m1", "StartTransaction", start(1, "A", 0, NOW));
            station.call("m2", "StartTransaction", start(1, "B", 10, NOW.plusSeconds(60)));
            server.startAgain();
            station = server.connect("CP_1");

            assertThat(server.snapshot("CP_1").state().transactions().open().size())
                    .isEqualTo(2);
            station.call("m3", "StopTransaction", stop(1, 10, NOW.plusSeconds(50)));
            assertThat(server.rows("select transaction_id || ' ' || coalesce(superseded_by, 0) || ' ' || flags"
                            + " from transactions where stopped_at is null"))
                    .containsExactly("2 0 ");
            assertThat(server.rows(FLAGS)).containsExactly("1 Superseded", "2 ");
        }
    }

    @Test
    @DisplayName(
            "BOOT-22, BOOT-16: a transaction outlives a reboot of its station and of the server; its stop comes later")
    void aTransactionOutlivesReboots() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            server.booted("CP_1").call("m1", "StartTransaction", start(1, "A", 0, NOW));
            server.startAgain();
            Station station = server.booted("CP_1");
            station.call(
                    "m2", "StopTransaction", stop(1, 7, NOW.plusSeconds(5)).replace("}", ",\"reason\":\"PowerLoss\"}"));

            assertThat(server.rows("select stop_reason from transactions")).containsExactly("PowerLoss");
        }
    }

    @Test
    @DisplayName("EDGE-08: a NUL and half a character of a station are made harmless before they are stored")
    void harmfulTextsAreMadeHarmless() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            assertThat(station.call("m1", "StartTransaction", start(1, "a\\u0000b\\ud83d", 0, NOW)))
                    .contains("\"transactionId\":1");

            assertThat(server.rows("select id_tag from transactions")).containsExactly("a\ufffdb\ufffd");
        }
    }

    private static String start(int connectorId, String idTag, int meterStart, Instant timestamp) {
        return "{\"connectorId\":%d,\"idTag\":\"%s\",\"meterStart\":%d,\"timestamp\":\"%s\"}"
                .formatted(connectorId, idTag, meterStart, timestamp);
    }

    private static String stop(int transactionId, int meterStop, Instant timestamp) {
        return "{\"transactionId\":%d,\"meterStop\":%d,\"timestamp\":\"%s\"}"
                .formatted(transactionId, meterStop, timestamp);
    }

    private static String meterValues(int transactionId, int register) {
        return "{\"connectorId\":1,\"transactionId\":%d,\"meterValue\":[{\"timestamp\":\"%s\",\"sampledValue\":[{\"value\":\"%d\"}]}]}"
                .formatted(transactionId, NOW.plusSeconds(30), register);
    }
}
