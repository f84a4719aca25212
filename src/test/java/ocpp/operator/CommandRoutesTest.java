package ocpp.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import ocpp.operator.http.ApiClient.Answer;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.core.Reset;
import ocpp.protocol.core.UnlockConnector;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.rpc.CallOutcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** POST /commands/{Action}: the body is the payload of the request; every way a CALL can end. */
class CommandRoutesTest {
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
    void anAnswerIsToldWithTheTimeItTook() {
        ScriptedChargePoint chargePoint = bed.booted("CP/1 ä");
        chargePoint.answers(new Reset.Response(Reset.ResetStatus.Accepted));
        Answer answer = command("CP%2F1%20%C3%A4", "Reset", "{\"type\":\"Soft\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("state").asText()).isEqualTo("Answered");
        assertThat(answer.json().get("response").toString()).isEqualTo("{\"status\":\"Accepted\"}");
        assertThat(answer.json().get("latencyMs").asInt()).isBetween(0, 2000);
        assertThat(answer.json().get("commandId").asText()).hasSize(36);
        assertThat(chargePoint.calls()).containsExactly(new Reset.Request(Reset.ResetType.Soft));
    }

    @Test
    void aCallErrorIsAnOutcomeAndNoFailureOfTheRequest() {
        ScriptedChargePoint chargePoint = bed.booted("CP_refuses");
        chargePoint.script(call -> new CallOutcome.Refused("NotSupported", "no reader", "{\"a\":1}", false));
        Answer answer = command("CP_refuses", "ClearCache", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("state").asText()).isEqualTo("Refused");
        assertThat(answer.json().get("error").toString())
                .isEqualTo("{\"code\":\"NotSupported\",\"description\":\"no reader\",\"details\":{\"a\":1}}");
    }

    @Test
    void silenceAndALostConnectionAreOutcomesToo() {
        ScriptedChargePoint chargePoint = bed.booted("CP_silent");
        chargePoint.script(call -> new CallOutcome.TimedOut());
        assertThat(command("CP_silent", "ClearCache", "{}").json().get("state").asText())
                .isEqualTo("TimedOut");
        chargePoint.script(call -> new CallOutcome.Disconnected());
        assertThat(command("CP_silent", "ClearCache", "{}").json().get("state").asText())
                .isEqualTo("Disconnected");
    }

    @Test
    void withoutAnOutcomeInTimeTheCommandIsSent() {
        bed.booted("CP_slow");
        Answer answer = command("CP_slow", "ClearCache?waitMs=50", "{}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("state").asText()).isEqualTo("Sent");
        assertThat(answer.json().get("commandId").asText()).isNotEmpty();
    }

    @Test
    void aChargePointWithoutConnectionIsAConflict() {
        bed.booted("CP_gone").disconnect();
        Answer answer = command("CP_gone", "ClearCache", "{}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("type").asText()).isEqualTo("/docs#not-connected");
    }

    @Test
    void anUnknownChargePointAndAnUnknownActionAreNotFound() {
        assertThat(command("CP_never", "ClearCache", "{}").json().get("type").asText())
                .isEqualTo("/docs#not-found");
        bed.booted("CP_known");
        assertThat(command("CP_known", "Heartbeat", "{}").status()).isEqualTo(404);
        assertThat(command("CP_known", "reset", "{}").status()).isEqualTo(404);
    }

    @Test
    void aFaultOfTheSchemaNamesItsPlace() {
        bed.booted("CP_schema");
        Answer answer = command("CP_schema", "Reset", "{\"type\":\"Warm\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("pointer").asText()).isEqualTo("/type");
        assertThat(answer.json().get("detail").asText()).contains("Warm");
        assertThat(command("CP_schema", "Reset", "{}").status()).isEqualTo(422);
        assertThat(command("CP_schema", "Reset", "{\"type\":\"Soft\",\"more\":1}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void nothingButTheSchemaIsChecked() {
        ScriptedChargePoint chargePoint = bed.booted("CP_odd");
        chargePoint.answers(new UnlockConnector.Response(UnlockConnector.UnlockStatus.NotSupported));
        command("CP_odd", "UnlockConnector", "{\"connectorId\":99}");
        assertThat(chargePoint.calls()).containsExactly(new UnlockConnector.Request(99));
    }

    @Test
    void anIdOfTheServersOwnIsFilledInOnlyWhereItIsMissing() {
        ScriptedChargePoint chargePoint = bed.booted("CP_reserves");
        chargePoint.answers(new ReserveNow.Response(ReserveNow.ReservationStatus.Accepted));
        String body = "\"connectorId\":1,\"expiryDate\":\"2099-01-01T00:00:00Z\",\"idTag\":\"TAG\"";
        assertThat(command("CP_reserves", "ReserveNow", "{" + body + "}").status())
                .isEqualTo(200);
        command("CP_reserves", "ReserveNow", "{" + body + ",\"reservationId\":77}");
        assertThat(chargePoint.calls())
                .extracting(call -> ((ReserveNow.Request) call).reservationId())
                .containsExactly(1, 77);
    }

    @Test
    void anActionOfBothSidesIsSentToo() {
        ScriptedChargePoint chargePoint = bed.booted("CP_data");
        chargePoint.answers(new DataTransfer.Response(DataTransfer.DataTransferStatus.Accepted, "ok"));
        Answer answer = command("CP_data", "DataTransfer", "{\"vendorId\":\"v\",\"data\":\"é\"}");
        assertThat(answer.json().at("/response/data").asText()).isEqualTo("ok");
    }

    @Test
    void theCommandIsToldInTheEventStream() {
        ScriptedChargePoint chargePoint = bed.booted("CP_events");
        long before = bed.watch().events().lastId();
        chargePoint.answers(new ClearCache.Response(ClearCache.ClearCacheStatus.Accepted));
        bed.api().send("POST", "/api/v1/charge-points/CP_events/commands/ClearCache", "{}", "X-Operator", "anna");
        EventLog.Filter filter = new EventLog.Filter(java.util.Set.of(Event.Kind.command), "CP_events");
        assertThat(bed.watch().events().read(before, filter, 10).events())
                .extracting(event -> (Event.CommandChanged) event.detail())
                .satisfiesExactly(
                        sent -> assertThat(sent.state() + sent.action() + sent.operator())
                                .isEqualTo("SentClearCacheanna"),
                        ended -> assertThat(ended.state()).isEqualTo("Answered"));
    }

    private static Answer command(String id, String action, String body) {
        return bed.api().send("POST", "/api/v1/charge-points/" + id + "/commands/" + action, body);
    }
}
