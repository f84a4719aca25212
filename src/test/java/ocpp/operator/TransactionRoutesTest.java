package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import ocpp.operator.http.ApiClient.Answer;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transactions and meter values through the real store. */
class TransactionRoutesTest {
    private static final Instant START = Instant.parse("2026-01-18T12:00:00Z");

    private static OperatorBed bed;

    @BeforeAll
    static void start() {
        bed = new OperatorBed(Map.of());
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @Test
    void aTransactionIsToldFromStartToStop() {
        ScriptedChargePoint chargePoint = bed.booted("T-1");
        int id = started(chargePoint, "TAG-001", START);
        JsonNode open = get("/api/v1/transactions/" + id).json();
        assertThat(open.get("chargePointId").asText()).isEqualTo("T-1");
        assertThat(open.get("status").asText()).isEqualTo("active");
        assertThat(open.get("stoppedAt").isNull()).isTrue();
        chargePoint.ask(new StopTransaction.Request(
                "TAG-001", 1500, START.plusSeconds(3600), id, StopTransaction.Reason.EVDisconnected, null));
        JsonNode over = get("/api/v1/transactions/" + id).json();
        assertThat(over.get("status").asText()).isEqualTo("finished");
        assertThat(over.get("stopReason").asText()).isEqualTo("EVDisconnected");
        assertThat(over.get("meterStop").asInt()).isEqualTo(1500);
        assertThat(over.get("energyWh").asInt()).isEqualTo(1500);
    }

    @Test
    void theListIsFilteredAndPagedNewestFirst() {
        ScriptedChargePoint chargePoint = bed.booted("T-2");
        for (int hour = 0; hour < 3; hour++) {
            int id = started(chargePoint, "PAGED", START.plusSeconds(7200L * hour));
            chargePoint.ask(
                    new StopTransaction.Request(null, 10, START.plusSeconds(7200L * hour + 60), id, null, null));
        }
        JsonNode first = get("/api/v1/transactions?chargePointId=T-2&limit=2").json();
        assertThat(first.get("total").asInt()).isEqualTo(3);
        assertThat(first.get("items")).hasSize(2);
        assertThat(first.at("/items/0/startedAt").asText()).isEqualTo("2026-01-18T16:00:00Z");
        JsonNode second = get("/api/v1/transactions?chargePointId=T-2&limit=2&cursor="
                        + first.get("next").asText())
                .json();
        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(get("/api/v1/transactions?idTag=paged&status=finished&from=2026-01-18T14:00:00Z")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(2);
        assertThat(get("/api/v1/transactions?idTag=PAGED&status=active").json().get("items"))
                .isEmpty();
    }

    @Test
    void aClientCanWaitForATransaction() throws Exception {
        ScriptedChargePoint chargePoint = bed.booted("T-3");
        CompletableFuture<Answer> waiting =
                bed.api().sendAsync("GET", "/api/v1/transactions?idTag=AWAITED&waitMs=15000", "");
        while (bed.watch().events().followers() == 0) {
            Thread.onSpinWait();
        }
        started(chargePoint, "OTHER", START);
        int id = started(chargePoint, "AWAITED", START);
        JsonNode found = waiting.get(10, TimeUnit.SECONDS).json();
        assertThat(found.at("/items/0/transactionId").asInt()).isEqualTo(id);
        assertThat(bed.watch().events().followers()).isZero();
    }

    @Test
    void whoWaitsInVainGetsAnEmptyPage() {
        Answer answer = get("/api/v1/transactions?idTag=NEVER&waitMs=100");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"items\":[],\"next\":null,\"total\":0}");
    }

    @Test
    void theTableHoldsAllThatMatchAndNoFormula() {
        ScriptedChargePoint chargePoint = bed.booted("T-4");
        int id = started(chargePoint, "=1+\"1\"", START);
        Answer answer = get("/api/v1/transactions?chargePointId=T-4&limit=1", "Accept", "text/csv");
        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.body().split("\r\n"))
                .containsExactly(
                        "transactionId,chargePointId,connectorId,idTag,status,startedAt,stoppedAt,stopReason,meterStart,"
                                + "meterStop,energyWh,flags,reservationId,note,closedBy",
                        id + ",\"T-4\",1,\"'=1+\"\"1\"\"\",active,2026-01-18T12:00:00Z,,,0,,0,Late,,,");
    }

    @Test
    void anOpenTransactionIsClosedOutOfBandByAnOperator() {
        ScriptedChargePoint chargePoint = bed.booted("T-5");
        int id = started(chargePoint, "LOST", START);
        String body =
                "{\"stop\":\"2026-01-18T13:00:00Z\",\"meterStop\":900,\"reason\":\"PowerLoss\",\"note\":\"gone\"}";
        Answer closed = bed.api().send("PATCH", "/api/v1/transactions/" + id, body, "X-Operator", "anna");
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().get("closedBy").asText()).isEqualTo("anna");
        assertThat(closed.json().get("stopReason").asText()).isEqualTo("PowerLoss");
        assertThat(closed.json().get("flags").toString()).contains("ClosedByOperator");
        assertThat(chargePoint.calls()).isEmpty();
        Answer again = bed.api().send("PATCH", "/api/v1/transactions/" + id, body);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("type").asText()).isEqualTo("/docs#conflict");
    }

    @Test
    void whatIsNotAsExpectedIsAProblemAndChangesNothing() {
        int id = started(bed.booted("T-6"), "TAG", START);
        assertThat(patch(id, "{\"reason\":\"Bored\"}").json().get("pointer").asText())
                .isEqualTo("/reason");
        assertThat(patch(id, "{\"meterstop\":1}").status()).isEqualTo(422);
        assertThat(patch(id, "{\"meterStop\":1.5}").status()).isEqualTo(422);
        assertThat(patch(id, "{\"stop\":\"yesterday\"}").status()).isEqualTo(422);
        assertThat(patch(id, "[]").status()).isEqualTo(400);
        assertThat(get("/api/v1/transactions/" + id).json().get("status").asText())
                .isEqualTo("active");
        assertThat(patch(999_999, "{}").status()).isEqualTo(404);
        assertThat(get("/api/v1/transactions/seven").status()).isEqualTo(404);
        assertThat(get("/api/v1/transactions/999999/meter-values").status()).isEqualTo(404);
        assertThat(get("/api/v1/transactions?cursor=bm9uZQ")
                        .json()
                        .get("pointer")
                        .asText())
                .isEqualTo("cursor");
        assertThat(get("/api/v1/transactions?status=open").status()).isEqualTo(400);
    }

    @Test
    void meterValuesAreToldInTheOrderOfTheirTime() {
        ScriptedChargePoint chargePoint = bed.booted("T-7");
        int id = started(chargePoint, "TAG", START);
        for (int minute = 2; minute > 0; minute--) {
            SampledValue power = new SampledValue(
                    minute + ".5",
                    SampledValue.ReadingContext.Sample_Periodic,
                    null,
                    SampledValue.Measurand.Power_Active_Import,
                    null,
                    null,
                    SampledValue.UnitOfMeasure.kW);
            chargePoint.ask(new MeterValues.Request(
                    1, id, List.of(new MeterValue(START.plusSeconds(60L * minute), List.of(power)))));
        }
        JsonNode items =
                get("/api/v1/transactions/" + id + "/meter-values").json().get("items");
        assertThat(items).hasSize(2);
        JsonNode first = items.get(0);
        assertThat(first.get("time").asText()).isEqualTo("2026-01-18T12:01:00Z");
        assertThat(first.get("measurand").asText()).isEqualTo("Power.Active.Import");
        assertThat(first.get("value").decimalValue()).isEqualByComparingTo(new BigDecimal(1500));
        assertThat(first.get("unit").asText()).isEqualTo("W");
        assertThat(first.get("rawValue").asText() + first.get("rawUnit").asText())
                .isEqualTo("1.5kW");
        assertThat(first.get("context").asText()).isEqualTo("Sample.Periodic");
    }

    private static int started(ScriptedChargePoint chargePoint, String idTag, Instant at) {
        return ((StartTransaction.Response) chargePoint.ask(new StartTransaction.Request(1, idTag, 0, null, at)))
                .transactionId();
    }

    private static Answer get(String path, String... headers) {
        return bed.api().get(path, headers);
    }

    private static Answer patch(int id, String body) {
        return bed.api().send("PATCH", "/api/v1/transactions/" + id, body);
    }
}
