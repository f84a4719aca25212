package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.ClearCache.ClearCacheStatus;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.security.SecurityEventNotification;
import ocpp.store.AuditEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept of the past, out of a real database. */
class HistoryRoutesTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static OperatorBed bed;
    private static int transactionId;

    @BeforeAll
    static void start() {
        bed = new OperatorBed(Map.of());
        ScriptedChargePoint chargePoint = bed.booted("H-1");
        chargePoint.ask(new StatusNotification.Request(
                1, ChargePointErrorCode.NoError, "hot", ChargePointStatus.Charging, NOW, null, null));
        transactionId = ((StartTransaction.Response)
                        chargePoint.ask(new StartTransaction.Request(1, "TAG", 1000, null, NOW)))
                .transactionId();
        chargePoint.ask(new SecurityEventNotification.Request("FirmwareUpdated", NOW, null));
        chargePoint.answers(new ClearCache.Response(ClearCacheStatus.Accepted));
        bed.api().send("POST", "/api/v1/charge-points/H-1/commands/ClearCache", "{}", "X-Operator", "Ada");
        chargePoint.ask(new StopTransaction.Request(null, 1500, NOW.plusSeconds(30), transactionId, null, null));
        bed.booted("H-2");
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @Test
    void theEventsOfAChargePointStandInTheirOrder() {
        JsonNode items = events("?to=" + Instant.now().plusSeconds(90));
        List<String> kinds = new ArrayList<>();
        items.forEach(item -> {
            kinds.add(item.get("kind").asText());
            assertThat(item.get("chargePointId").asText()).isEqualTo("H-1");
        });
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "connected", "boot", "status", "transaction", "security", "command", "transaction");
        List<String> times = new ArrayList<>();
        items.forEach(item -> times.add(Instant.parse(item.get("time").asText()).toString()));
        assertThat(times.stream().map(Instant::parse)).isSorted();
    }

    @Test
    void eachKindTellsWhatTheStreamTells() {
        JsonNode items = events("?to=" + Instant.now().plusSeconds(90));
        assertThat(only(items, "status").toString()).contains("\"status\":\"Charging\"", "\"info\":\"hot\"");
        assertThat(only(items, "security").get("type").asText()).isEqualTo("FirmwareUpdated");
        assertThat(only(items, "command").toString())
                .contains("\"action\":\"ClearCache\"", "\"state\":\"Answered\"", "\"operator\":\"Ada\"");
        JsonNode stopped = items.get(items.size() - 1);
        assertThat(stopped.get("change").asText()).isEqualTo("stopped");
        assertThat(stopped.get("energyWh").asInt()).isEqualTo(500);
        assertThat(stopped.get("transactionId").asInt()).isEqualTo(transactionId);
    }

    @Test
    void theTimesAndTheLimitNarrowThem() {
        assertThat(events("?from=" + NOW.minusSeconds(7200) + "&to=" + NOW.minusSeconds(3600)))
                .isEmpty();
        JsonNode last = events("?limit=1&to=" + Instant.now().plusSeconds(90));
        assertThat(last).hasSize(1);
        assertThat(last.get(0).get("change").asText()).isEqualTo("stopped");
        assertThat(bed.api().get("/api/v1/charge-points/nobody/events").status())
                .isEqualTo(404);
        assertThat(bed.api()
                        .get("/api/v1/charge-points/H-1/events?from=yesterday")
                        .body())
                .contains("yesterday", "2026-01-18T12:34:56Z");
    }

    @Test
    void theAuditIsReadInPagesNewestFirst() {
        for (int number = 1; number <= 3; number++) {
            bed.store()
                    .operations()
                    .record(new AuditEntry(NOW.plusSeconds(number), "Ada", "Did", "H-2", String.valueOf(number), "x"))
                    .toCompletableFuture()
                    .join();
        }
        JsonNode first =
                bed.api().get("/api/v1/audit?chargePointId=H-2&limit=2").json();
        assertThat(first.get("total").asInt()).isEqualTo(3);
        assertThat(first.at("/items/0/subject").asText()).isEqualTo("3");
        assertThat(first.at("/items/0/operator").asText()).isEqualTo("Ada");
        assertThat(first.at("/items/0/act").asText()).isEqualTo("Did");
        JsonNode second = bed.api()
                .get("/api/v1/audit?chargePointId=H-2&limit=2&cursor="
                        + first.get("next").asText())
                .json();
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(bed.api().get("/api/v1/audit?cursor=bad").status()).isEqualTo(400);
    }

    private static JsonNode events(String query) {
        return bed.api().get("/api/v1/charge-points/H-1/events" + query).json().get("items");
    }

    private static JsonNode only(JsonNode items, String kind) {
        List<JsonNode> found = new ArrayList<>();
        items.forEach(item -> {
            if (item.get("kind").asText().equals(kind)) {
                found.add(item);
            }
        });
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
