package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import ocpp.gateway.Station;
import ocpp.store.IdTagRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may charge, by the register of id tags, over real sockets and a real store. */
class AuthorizationTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant TOMORROW = NOW.plus(1, ChronoUnit.DAYS);
    private static final String CLOSED = "ocpp.authorization.unknown-tags = invalid\nocpp.store.id-tag-cache = 0s";

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "AUTH-05, AUTH-06: a tag is accepted, blocked, expired or unknown, whatever its case, also after a restart")
    void aTagIsJudgedByTheRegister() throws Exception {
        try (StoredServer server = new StoredServer(folder, CLOSED)) {
            register(server, new IdTagRecord("Good", "Family", TOMORROW, false, null, null));
            register(server, tag("Blocked", null, null, true));
            register(server, tag("Late", null, NOW.minusSeconds(60), false));
            server.startAgain();
            Station station = server.booted("CP_1");

            assertThat(authorize(station, "gOOD"))
                    .contains("\"status\":\"Accepted\"", "\"parentIdTag\":\"Family\"", "\"expiryDate\":\"" + TOMORROW);
            assertThat(authorize(station, "BLOCKED")).contains("\"status\":\"Blocked\"");
            assertThat(authorize(station, "late")).contains("\"status\":\"Expired\"");
            assertThat(authorize(station, "nobody")).contains("\"status\":\"Invalid\"");
            assertThat(authorize(station, "Family")).contains("\"status\":\"Invalid\"");
        }
    }

    @Test
    @DisplayName("AUTH-08: the tags of a group are told the same parentIdTag, and one ends what another began")
    void oneTagOfAGroupEndsWhatAnotherBegan() throws Exception {
        try (StoredServer server = new StoredServer(folder, CLOSED)) {
            register(server, tag("Anna", "Family", null, false));
            register(server, tag("Bert", "Family", null, false));
            Station station = server.booted("CP_1");

            assertThat(start(station, "m1", "Anna", 0)).contains("\"parentIdTag\":\"Family\"", "\"Accepted\"");
            assertThat(station.call("m2", "StopTransaction", stop(1, "Bert")))
                    .contains("\"parentIdTag\":\"Family\"", "\"Accepted\"");
            assertThat(server.rows(
                            "select id_tag || ' ' || stop_id_tag from transactions where stopped_at is not null"))
                    .containsExactly("Anna Bert");
        }
    }

    @Test
    @DisplayName(
            "AUTH-18, START-03, J-RPC-17: a start is judged again, is given an id and is kept, whatever becomes of its tag")
    void aStartIsJudgedAgain() throws Exception {
        try (StoredServer server = new StoredServer(folder, CLOSED)) {
            register(server, tag("T", null, null, false));
            Station station = server.booted("CP_1");
            assertThat(authorize(station, "T")).contains("Accepted");
            register(server, tag("T", null, null, true));

            assertThat(start(station, "m1", "t", 0))
                    .isEqualTo("[3,\"m1\",{\"transactionId\":1,\"idTagInfo\":{\"status\":\"Blocked\"}}]");
            assertThat(server.rows("select id_tag_status from transactions")).containsExactly("Blocked");
        }
    }

    @Test
    @DisplayName(
            "START-07: a tag that charges at one station gets ConcurrentTx at another, and an id; not after its end")
    void aTagThatChargesElsewhereGetsConcurrentTx() throws Exception {
        try (StoredServer server = new StoredServer(folder, CLOSED)) {
            register(server, new IdTagRecord("ONE", null, null, false, 1, null));
            Station first = server.booted("CP_1");
            Station second = server.booted("CP_2");
            start(first, "m1", "ONE", 0);

            assertThat(authorize(second, "one")).contains("\"Accepted\"");
            assertThat(start(second, "m2", "one", 0)).contains("\"transactionId\":2", "\"ConcurrentTx\"");
            second.call("m3", "StopTransaction", stop(2, "one"));
            first.call("m4", "StopTransaction", stop(1, "ONE"));
            assertThat(start(second, "m5", "One", 9)).contains("\"transactionId\":3", "\"Accepted\"");
        }
    }

    private static IdTagRecord tag(
            String idTag, @Nullable String parent, @Nullable Instant expiryDate, boolean blocked) {
        return new IdTagRecord(idTag, parent, expiryDate, blocked, null, null);
    }

    private static void register(StoredServer server, IdTagRecord tag) throws Exception {
        StoredServer.await(server.store().idTagRegister().put(tag, "operator", NOW));
    }

    private static String authorize(Station station, String idTag) throws Exception {
        return station.call("a" + idTag, "Authorize", "{\"idTag\":\"" + idTag + "\"}");
    }

    private static String start(Station station, String messageId, String idTag, int meterStart) throws Exception {
        return station.call(
                messageId,
                "StartTransaction",
                "{\"connectorId\":1,\"idTag\":\"%s\",\"meterStart\":%d,\"timestamp\":\"%s\"}"
                        .formatted(idTag, meterStart, NOW));
    }

    private static String stop(int transactionId, String idTag) {
        return "{\"transactionId\":%d,\"idTag\":\"%s\",\"meterStop\":100,\"timestamp\":\"%s\"}"
                .formatted(transactionId, idTag, NOW.plusSeconds(60));
    }
}
