package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ocpp.operator.http.ApiClient.Answer;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.protocol.core.SampledValue.Phase;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChargePointRoutesTest {
    private static final Instant NOW = Instant.now();
    private static OperatorBed bed;
    private static ScriptedChargePoint busy;
    private static int transactionId;

    @BeforeAll
    static void start() {
        bed = new OperatorBed(Map.of());
        busy = bed.booted("A-busy");
        busy.ask(status(0, ChargePointStatus.Available));
        busy.ask(status(1, ChargePointStatus.Charging));
        transactionId = ((StartTransaction.Response) busy.ask(new StartTransaction.Request(1, "TAG", 1000, null, NOW)))
                .transactionId();
        busy.ask(new MeterValues.Request(
                1,
                transactionId,
                List.of(new MeterValue(
                        NOW,
                        List.of(
                                sample("1500", Measurand.Energy_Active_Import_Register, null),
                                sample("3000", Measurand.Power_Active_Import, Phase.L1),
                                sample("3.5", Measurand.Power_Active_Import, Phase.L2),
                                sample("44", Measurand.SoC, null))))));
        IntStream.rangeClosed(1, 5).forEach(number -> bed.booted("B-" + number));
        bed.booted("C-gone").disconnect();
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @Test
    void anItemTellsWhatTheFramesOfTheChargePointTell() {
        String status = "[2,\"a\",\"StatusNotification\",{\"timestamp\":\"%s\"}]".formatted(NOW.plusSeconds(600));
        bed.watch().frames("B-2").received(status.getBytes(StandardCharsets.UTF_8));
        bed.watch().frames("B-2").roundTrip(Duration.ofMillis(42));
        JsonNode item = bed.api().get("/api/v1/charge-points?q=B-2").json().at("/items/0");
        assertThat(item.get("roundTripMs").asInt()).isEqualTo(42);
        assertThat(item.get("clockSkewSeconds").asInt()).isBetween(500, 600);
        JsonNode other = bed.api().get("/api/v1/charge-points/B-3").json();
        assertThat(other.get("roundTripMs").isNull()).isTrue();
        assertThat(other.get("clockSkewSeconds").isNull()).isTrue();
    }

    @Test
    void commandsLeftUnansweredAreCountedUntilOneIsAnswered() {
        ScriptedChargePoint deaf = bed.booted("D-deaf");
        deaf.script(call -> new CallOutcome.TimedOut());
        clearCache("D-deaf");
        clearCache("D-deaf");
        assertThat(unanswered("D-deaf")).isEqualTo(2);
        deaf.answers(new ClearCache.Response(ClearCache.ClearCacheStatus.Accepted));
        clearCache("D-deaf");
        assertThat(unanswered("D-deaf")).isZero();
    }

    private static void clearCache(String id) {
        bed.api().send("POST", "/api/v1/charge-points/" + id + "/commands/ClearCache", "{}");
    }

    private static int unanswered(String id) {
        return bed.api()
                .get("/api/v1/charge-points/" + id)
                .json()
                .get("unanswered")
                .asInt();
    }

    @Test
    void theListIsPagedByIdentity() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Answer answer = bed.api().get("/api/v1/charge-points?limit=3" + cursor);
            answer.json().get("items").forEach(item -> ids.add(item.get("id").asText()));
            assertThat(answer.json().get("total").asInt()).isEqualTo(7);
            JsonNode next = answer.json().get("next");
            cursor = next.isNull() ? "" : "&cursor=" + next.asText();
        } while (!cursor.isEmpty());
        assertThat(ids).containsExactly("A-busy", "B-1", "B-2", "B-3", "B-4", "B-5", "C-gone");
    }

    @Test
    void theListIsFilteredByConnectionStatusAndText() {
        assertThat(ids("connected=false")).containsExactly("C-gone");
        assertThat(ids("status=Charging")).containsExactly("A-busy");
        assertThat(ids("q=B-")).hasSize(5);
        assertThat(ids("q=ralphco&connected=true")).hasSize(6);
        assertThat(bed.api().get("/api/v1/charge-points?status=Busy").status()).isEqualTo(400);
    }

    @Test
    void anItemShowsConnectorsAndOpenTransactionsWithTheirLastValues() {
        JsonNode item = bed.api()
                .get("/api/v1/charge-points?q=A-busy")
                .json()
                .get("items")
                .get(0);
        assertThat(item.get("vendor").asText()).isEqualTo("RalphCo");
        assertThat(item.get("firmware").asText()).isEqualTo("0.1.0");
        assertThat(item.get("registration").asText()).isEqualTo("Accepted");
        assertThat(item.get("connected").asBoolean()).isTrue();
        assertThat(item.get("connectors")).hasSize(2);
        assertThat(item.at("/connectors/1/status").asText()).isEqualTo("Charging");
        JsonNode open = item.at("/transactions/0");
        assertThat(open.get("transactionId").asInt()).isEqualTo(transactionId);
        assertThat(open.get("energyWh").decimalValue()).isEqualByComparingTo("500");
        assertThat(open.get("soc").asInt()).isEqualTo(44);
    }

    @Test
    void allOfAChargePointIsTold() {
        busy.answers(new SetChargingProfile.Response(SetChargingProfile.ChargingProfileStatus.Accepted));
        bed.api().send("POST", "/api/v1/charge-points/A-busy/commands/SetChargingProfile", """
                        {"connectorId":1,"csChargingProfiles":{"chargingProfileId":7,"stackLevel":0,
                         "chargingProfilePurpose":"TxDefaultProfile","chargingProfileKind":"Relative",
                         "chargingSchedule":{"chargingRateUnit":"A","chargingSchedulePeriod":[{"startPeriod":0,"limit":10.5}]}}}
                        """);
        JsonNode all = bed.api().get("/api/v1/charge-points/A-busy").json();
        assertThat(all.at("/boot/chargePointModel").asText()).isEqualTo("RalphModel1");
        assertThat(all.get("remoteAddress").asText()).isEqualTo("127.0.0.1:50000");
        assertThat(all.at("/chargingProfiles/0/csChargingProfiles/chargingProfileId")
                        .asInt())
                .isEqualTo(7);
        assertThat(all.get("id").asText()).isEqualTo("A-busy");
        assertThat(bed.api().get("/api/v1/charge-points/never").status()).isEqualTo(404);

        JsonNode predicted = bed.api()
                .get("/api/v1/charge-points/A-busy/composite-schedule?connectorId=1&duration=60&unit=W")
                .json();
        assertThat(predicted.get("status").asText()).isEqualTo("Accepted");
        assertThat(predicted
                        .at("/chargingSchedule/chargingSchedulePeriod/0/limit")
                        .decimalValue())
                .isEqualByComparingTo(new BigDecimal("7245"));
    }

    @Test
    void theRawFramesAreOneJsonObjectALine() {
        FrameTap tap = bed.watch().frames("B-1");
        tap.received("[2,\"a\",\"Heartbeat\",{}]".getBytes(StandardCharsets.UTF_8));
        tap.sent("[3,\"a\",{}]".getBytes(StandardCharsets.UTF_8));
        Answer answer = bed.api().get("/api/v1/charge-points/B-1/frames");
        assertThat(answer.header("Content-Type")).isEqualTo("application/jsonl; charset=UTF-8");
        assertThat(answer.body().lines()).hasSize(2);
        assertThat(bed.api()
                        .get("/api/v1/charge-points/B-1/frames?since=1")
                        .json()
                        .get("action")
                        .asText())
                .isEqualTo("Heartbeat");
        assertThat(bed.api().get("/api/v1/charge-points/B-2/frames").body()).isEmpty();
    }

    @Test
    void aStoppedTransactionIsNoLongerOpen() {
        ScriptedChargePoint chargePoint = bed.booted("D-stops");
        int id = ((StartTransaction.Response) chargePoint.ask(new StartTransaction.Request(1, "TAG", 0, null, NOW)))
                .transactionId();
        assertThat(item("D-stops").get("transactions")).hasSize(1);
        chargePoint.ask(new StopTransaction.Request("TAG", 10, NOW, id, null, null));
        assertThat(item("D-stops").get("transactions")).isEmpty();
    }

    private static JsonNode item(String id) {
        return bed.api()
                .get("/api/v1/charge-points?q=" + id)
                .json()
                .get("items")
                .get(0);
    }

    private static List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        bed.api()
                .get("/api/v1/charge-points?" + query)
                .json()
                .get("items")
                .forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }

    private static StatusNotification.Request status(int connectorId, ChargePointStatus status) {
        return new StatusNotification.Request(connectorId, ChargePointErrorCode.NoError, null, status, NOW, null, null);
    }

    private static SampledValue sample(String value, Measurand measurand, @Nullable Phase phase) {
        return new SampledValue(value, null, null, measurand, phase, null, null);
    }
}
