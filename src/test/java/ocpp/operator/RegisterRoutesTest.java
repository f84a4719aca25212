package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import ocpp.operator.http.ApiClient.Answer;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.ChangeConfiguration;
import ocpp.protocol.core.Reset;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.rpc.CallOutcome;
import ocpp.store.StationRegister;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What operators register and what is recorded of them: charge points, id tags, templates, reservations, commands. */
class RegisterRoutesTest {
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
    @DisplayName("BOOT-19: a charge point is registered before it connects")
    void aChargePointIsRegisteredBeforeItConnects() {
        Answer created = send("PUT", "/api/v1/charge-points/R%2F1", "{\"registration\":\"Pending\",\"note\":\"new\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("id").asText()).isEqualTo("R/1");
        assertThat(created.json().get("note").asText()).isEqualTo("new");
        assertThat(boot("R/1").status()).isEqualTo(BootNotification.RegistrationStatus.Pending);
        Answer changed =
                send("PUT", "/api/v1/charge-points/R%2F1", "{\"registration\":\"Accepted\",\"heartbeatInterval\":77}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("note").asText()).isEqualTo("new");
        BootNotification.Response booted = boot("R/1");
        assertThat(booted.status()).isEqualTo(BootNotification.RegistrationStatus.Accepted);
        assertThat(booted.interval()).isEqualTo(77);
        assertThat(bed.api()
                        .get("/api/v1/charge-points?q=r/1")
                        .json()
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsLeftOutStaysAndNullTakesItBack() {
        put("R-2", "{\"validation\":\"lenient\",\"note\":\"a\",\"heartbeatInterval\":60}");
        JsonNode kept = put("R-2", "{\"note\":\"b\"}").json();
        assertThat(kept.get("validation").asText()).isEqualTo("lenient");
        assertThat(kept.get("heartbeatInterval").asInt()).isEqualTo(60);
        JsonNode back = put("R-2", "{\"validation\":null,\"note\":null,\"heartbeatInterval\":null}")
                .json();
        assertThat(back.get("validation").isNull()).isTrue();
        assertThat(back.get("note").isNull()).isTrue();
        assertThat(back.get("heartbeatInterval").isNull()).isTrue();
    }

    @Test
    @DisplayName("SEC-KEY-05: a password is written, never told")
    void aPasswordIsNeverTold() throws Exception {
        Answer set = put("R-3", "{\"password\":\"correct horse battery\"}");
        assertThat(set.json().get("securityProfile").asInt()).isEqualTo(1);
        assertThat(set.body()).doesNotContain("horse");
        assertThat(bed.api().get("/api/v1/charge-points/R-3").body()).doesNotContain("horse");
        assertThat(secrets("R-3"))
                .hasSize(1)
                .allMatch(secret -> secret.value().matches("correct horse battery".getBytes()));
        assertThat(put("R-3", "{\"password\":\"short\"}").json().get("pointer").asText())
                .isEqualTo("/password");
        assertThat(put("R-3", "{\"password\":null}")
                        .json()
                        .get("securityProfile")
                        .asInt())
                .isZero();
    }

    @Test
    @DisplayName("SEC-KEY-03, SEC-KEY-06: a new AuthorizationKey replaces the old one as the station answers")
    void aNewKeyReplacesTheOldOneAsTheStationAnswers() throws Exception {
        ScriptedChargePoint chargePoint = bed.booted("R-4");
        put("R-4", "{\"password\":\"the first password\"}");
        chargePoint.answers(new ChangeConfiguration.Response(ChangeConfiguration.ConfigurationStatus.Rejected));
        changeKey("R-4");
        assertThat(secrets("R-4")).hasSize(1).noneMatch(secret -> secret.value().matches(new byte[20]));
        chargePoint.script(call -> new CallOutcome.TimedOut());
        changeKey("R-4");
        assertThat(secrets("R-4")).hasSize(2);
        chargePoint.answers(new ChangeConfiguration.Response(ChangeConfiguration.ConfigurationStatus.Accepted));
        Answer changed = changeKey("R-4");
        assertThat(secrets("R-4")).hasSize(1).allMatch(secret -> secret.value().matches(new byte[20]));
        JsonNode kept = bed.api()
                .get("/api/v1/commands/" + changed.json().get("commandId").asText())
                .json();
        assertThat(kept.at("/request/value").asText()).isEqualTo("***");
    }

    @Test
    void whatCannotBeSetIsAProblemAndNothingIsDone() {
        assertThat(put("R-5", "{\"registration\":\"Maybe\"}").status()).isEqualTo(422);
        assertThat(put("R-5", "{\"heartbeatInterval\":0}").status()).isEqualTo(422);
        assertThat(put("R-5", "{\"colour\":\"red\"}").json().get("pointer").asText())
                .isEqualTo("/colour");
        assertThat(put("x".repeat(49), "{}").status()).isEqualTo(422);
        assertThat(bed.api().get("/api/v1/charge-points/R-5").status()).isEqualTo(404);
    }

    @Test
    void aRemovedChargePointIsGoneAndItsTransactionsAreNot() {
        bed.booted("R-6");
        assertThat(send("DELETE", "/api/v1/charge-points/R-6", "").status()).isEqualTo(204);
        assertThat(bed.api()
                        .get("/api/v1/charge-points?q=R-6")
                        .json()
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(send("DELETE", "/api/v1/charge-points/R-6", "").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("AUTH-06: id tags whatever their case")
    void idTagsAreRegisteredFoundAndForgotten() {
        ScriptedChargePoint chargePoint = bed.booted("R-7");
        String body = "{\"status\":\"Blocked\",\"parentIdTag\":\"FLEET\",\"maxActiveTransactions\":2,\"note\":\"x\"}";
        assertThat(send("PUT", "/api/v1/id-tags/Tag%201", body).body())
                .isEqualTo("{\"idTag\":\"Tag 1\",\"status\":\"Blocked\",\"expiryDate\":null,\"parentIdTag\":\"FLEET\","
                        + "\"maxActiveTransactions\":2,\"note\":\"x\"}");
        assertThat(chargePoint.ask(new Authorize.Request("TAG 1")).toString()).contains("Blocked");
        send("PUT", "/api/v1/id-tags/tag%201", "{\"expiryDate\":\"2020-01-01T00:00:00Z\"}");
        assertThat(chargePoint.ask(new Authorize.Request("TAG 1")).toString()).contains("Expired");
        assertThat(bed.api().get("/api/v1/id-tags?q=TAG").json().get("total").asInt())
                .isEqualTo(1);
        assertThat(send("DELETE", "/api/v1/id-tags/TAG%201", "").status()).isEqualTo(204);
        assertThat(send("DELETE", "/api/v1/id-tags/TAG%201", "").status()).isEqualTo(404);
        assertThat(bed.api().get("/api/v1/id-tags/TAG%201").json().get("type").asText())
                .isEqualTo("/docs#not-found");
        assertThat(send("PUT", "/api/v1/id-tags/" + "x".repeat(21), "{}").status())
                .isEqualTo(422);
    }

    @Test
    void aTemplateIsAChargingProfileAsItGoesToChargePoints() {
        String profile = "{\"stackLevel\":0,\"chargingProfilePurpose\":\"TxDefaultProfile\","
                + "\"chargingProfileKind\":\"Absolute\",\"chargingSchedule\":{\"chargingRateUnit\":\"A\","
                + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":6.5}]}}";
        String whole = profile.replace("{\"stackLevel\"", "{\"chargingProfileId\":10,\"stackLevel\"");
        Answer kept =
                send("PUT", "/api/v1/charging-profiles/10", "{\"description\":\"Night\",\"profile\":" + profile + "}");
        assertThat(kept.body()).isEqualTo("{\"id\":10,\"description\":\"Night\",\"profile\":" + whole + "}");
        assertThat(bed.api()
                        .get("/api/v1/charging-profiles?description=nig")
                        .json()
                        .at("/items/0/id")
                        .asInt())
                .isEqualTo(10);
        Answer other = send("PUT", "/api/v1/charging-profiles/11", "{\"profile\":" + whole + "}");
        assertThat(other.json().get("pointer").asText()).isEqualTo("/profile/chargingProfileId");
        Answer faulty =
                send("PUT", "/api/v1/charging-profiles/11", "{\"profile\":" + profile.replace("\"A\"", "\"V\"") + "}");
        assertThat(faulty.json().get("pointer").asText()).isEqualTo("/profile/chargingSchedule/chargingRateUnit");
        assertThat(send("PUT", "/api/v1/charging-profiles/11", "{}").status()).isEqualTo(422);
        assertThat(send("DELETE", "/api/v1/charging-profiles/10", "").status()).isEqualTo(204);
        assertThat(bed.api().get("/api/v1/charging-profiles/10").status()).isEqualTo(404);
    }

    @Test
    void aReservationIsRecordedWithTheIdThatWasFilledIn() {
        ScriptedChargePoint chargePoint = bed.booted("R-8");
        chargePoint.answers(new ReserveNow.Response(ReserveNow.ReservationStatus.Accepted));
        Answer reserved = send(
                "POST",
                "/api/v1/charge-points/R-8/commands/ReserveNow",
                "{\"connectorId\":1,\"expiryDate\":\"2099-01-01T00:00:00Z\",\"idTag\":\"TAG\"}");
        assertThat(reserved.json().at("/request/reservationId").asInt()).isEqualTo(1);
        JsonNode item =
                bed.api().get("/api/v1/reservations?chargePointId=R-8").json().at("/items/0");
        assertThat(item.get("reservationId").asInt()).isEqualTo(1);
        assertThat(item.get("status").asText()).isEqualTo("ACCEPTED");
        assertThat(bed.api().get("/api/v1/reservations/" + item.get("id")).json())
                .isEqualTo(item);
        assertThat(bed.api().get("/api/v1/reservations/99999").status()).isEqualTo(404);
    }

    @Test
    void aCommandIsRecordedWithWhoWhenRequestAndAnswer() {
        ScriptedChargePoint chargePoint = bed.booted("R-9");
        chargePoint.answers(new Reset.Response(Reset.ResetStatus.Rejected));
        Answer sent = bed.api()
                .send("POST", "/api/v1/charge-points/R-9/commands/Reset", "{\"type\":\"Hard\"}", "X-Operator", "anna");
        String id = sent.json().get("commandId").asText();
        JsonNode kept = bed.api().get("/api/v1/commands/" + id).json();
        assertThat(kept.get("operator").asText()).isEqualTo("anna");
        assertThat(kept.get("state").asText()).isEqualTo("Answered");
        assertThat(kept.get("request").toString()).isEqualTo("{\"type\":\"Hard\"}");
        assertThat(kept.get("response").toString()).isEqualTo("{\"status\":\"Rejected\"}");
        assertThat(kept.get("sentAt").asText()).endsWith("Z");
        assertThat(kept.get("latencyMs").asInt()).isNotNegative();
        chargePoint.script(call -> new CallOutcome.Refused("NotSupported", "no", "{\"a\":1}", false));
        send("POST", "/api/v1/charge-points/R-9/commands/Reset", "{\"type\":\"Soft\"}");
        JsonNode list = bed.api().get("/api/v1/commands?chargePointId=R-9").json();
        assertThat(list.get("total").asInt()).isEqualTo(2);
        assertThat(list.at("/items/0/error").toString())
                .isEqualTo("{\"code\":\"NotSupported\",\"description\":\"no\",\"details\":{\"a\":1}}");
        assertThat(bed.api().get("/api/v1/commands/none").status()).isEqualTo(404);
    }

    private static BootNotification.Response boot(String id) {
        ScriptedChargePoint chargePoint = new ScriptedChargePoint(bed.kit(), bed.stations(), id);
        return (BootNotification.Response) chargePoint.ask(
                new BootNotification.Request("RalphCo", "Model", null, null, null, null, null, null, null));
    }

    private static Answer changeKey(String id) {
        String body = "{\"key\":\"AuthorizationKey\",\"value\":\"" + "00".repeat(20) + "\"}";
        return send("POST", "/api/v1/charge-points/" + id + "/commands/ChangeConfiguration", body);
    }

    private static java.util.List<StationRegister.Secret> secrets(String id) throws Exception {
        return bed.store()
                .stationRegister()
                .find(id)
                .toCompletableFuture()
                .get()
                .orElseThrow()
                .secrets();
    }

    private static Answer put(String id, String body) {
        return send("PUT", "/api/v1/charge-points/" + id, body);
    }

    private static Answer send(String method, String path, String body) {
        return bed.api().send(method, path, body);
    }
}
