package ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import ocpp.protocol.Action;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.wire.CodecSettings;
import ocpp.wire.ErrorCode;
import ocpp.wire.Frame;
import ocpp.wire.FrameCodec;
import ocpp.wire.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of the seed's "Expected Output", word for word. */
class SessionLogTest {
    private static final Instant NOW = Instant.parse("2026-01-18T12:34:56.789Z");
    private static final String TIME = "\"timestamp\":\"2026-01-18T12:35:02Z\"";
    private static final String RX = "2026-01-18T12:34:56Z cp=CP_1 dir=RX action=";
    private static final String TX = "2026-01-18T12:34:56Z cp=CP_1 dir=TX action=";
    private static final IdTagInfo ACCEPTED = new IdTagInfo(null, null, IdTagInfo.AuthorizationStatus.Accepted);

    private final ConsoleLines console = new ConsoleLines();
    private final FrameCodec codec = new FrameCodec(CodecSettings.centralSystemTakingProfiles());
    private final SessionLog log = new SessionLog(true, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void stopListening() {
        console.close();
    }

    @Test
    @DisplayName("J-ERR-08: every leniency is logged")
    void whatWasMendedIsLogged() {
        log.mended("CP_1", Action.MeterValues, List.of("timestamp-zone", "entry-dropped"));
        assertThat(console.all()).containsExactly("INFO - CP_1: MeterValues mended: timestamp-zone, entry-dropped");
    }

    @Test
    void theFirstAndTheLastLineNameTheStation() {
        log.connected("CP_1");
        log.disconnected("CP_1");
        assertThat(console.all()).containsExactly("INFO - Client connected: CP_1", "INFO - Client disconnected: CP_1");
    }

    @ParameterizedTest
    @MethodSource
    void aCallAndItsAnswerHaveTheLinesOfTheSeed(
            Action action, String payload, ResponsePayload response, List<String> expected) {
        Received.Call call = (Received.Call) decode(action.name(), payload);
        log.received("CP_1", call);
        answer(call.payload(), List.of(1), response);
        assertThat(console.all()).isEqualTo(expected);
    }

    static Stream<Arguments> aCallAndItsAnswerHaveTheLinesOfTheSeed() {
        return Stream.of(
                Arguments.of(
                        Action.BootNotification,
                        "{\"chargePointVendor\":\"RalphCo\",\"chargePointModel\":\"RalphModel1\",\"meterType\":\"RalphMeter\"}",
                        new BootNotification.Response(RegistrationStatus.Accepted, NOW, 10),
                        List.of(
                                RX + "BootNotification uid=m1 summary={'vendor': 'RalphCo', 'model': 'RalphModel1'}",
                                TX + "BootNotification uid=m1 summary={'result': True}")),
                Arguments.of(
                        Action.StatusNotification,
                        "{\"connectorId\":0,\"errorCode\":\"NoError\",\"status\":\"Available\"}",
                        new StatusNotification.Response(),
                        List.of(
                                RX
                                        + "StatusNotification uid=m1 summary={'connectorId': 0, 'status': 'Available', 'errorCode': 'NoError'}",
                                "INFO - StatusNotification: connectorId=0 status=Available")),
                Arguments.of(
                        Action.StartTransaction,
                        "{\"connectorId\":1,\"idTag\":\"TEST\",\"meterStart\":0," + TIME + "}",
                        new StartTransaction.Response(1, ACCEPTED),
                        List.of(
                                RX
                                        + "StartTransaction uid=m1 summary={'connectorId': 1, 'idTag': 'TEST', 'meterStart': 0}",
                                "INFO - StartTransaction: chargePointId=CP_1 transactionId=1")),
                Arguments.of(
                        Action.SetChargingProfile,
                        "{\"connectorId\":1,\"chargingProfile\":{\"chargingProfileId\":1,\"stackLevel\":1,"
                                + "\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Absolute\","
                                + "\"chargingSchedule\":{\"chargingRateUnit\":\"W\","
                                + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":7000.0}]}}}",
                        new SetChargingProfile.Response(SetChargingProfile.ChargingProfileStatus.Accepted),
                        List.of(
                                RX
                                        + "SetChargingProfile uid=m1 summary={'profileId': 1, 'stackLevel': 1, 'purpose': 'TxProfile', 'limit': 7000}",
                                "INFO - SetChargingProfile: chargePointId=CP_1 profileId=1 stackLevel=1 limit=7000 purpose=TxProfile")),
                Arguments.of(
                        Action.MeterValues,
                        "{\"connectorId\":1,\"transactionId\":1,\"meterValue\":[{" + TIME
                                + ",\"sampledValue\":[{\"value\":\"230\",\"measurand\":\"Voltage\"},{\"value\":\"100\"}]}]}",
                        new MeterValues.Response(),
                        List.of(
                                RX + "MeterValues uid=m1 summary={'connectorId': 1, 'transactionId': 1}",
                                "INFO - MeterValues: chargePointId=CP_1 connectorId=1 transactionId=1 timestamp=2026-01-18T12:35:02Z value=100")),
                Arguments.of(
                        Action.ClearChargingProfile,
                        "{\"id\":1}",
                        new ClearChargingProfile.Response(ClearChargingProfile.ClearChargingProfileStatus.Accepted),
                        List.of(
                                RX + "ClearChargingProfile uid=m1 summary={'profileId': 1}",
                                "INFO - ClearChargingProfile: chargePointId=CP_1 cleared=[1]")),
                Arguments.of(
                        Action.StopTransaction,
                        "{\"transactionId\":1,\"meterStop\":200,\"reason\":\"Local\"," + TIME + "}",
                        new StopTransaction.Response(null),
                        List.of(
                                RX + "StopTransaction uid=m1 summary={'transactionId': 1, 'meterStop': 200}",
                                "INFO - StopTransaction: transactionId=1 meterStop=200")));
    }

    @ParameterizedTest
    @MethodSource
    void otherActionsShowTheirRequiredFieldsInTheOrderOfTheSchema(String action, String payload, String summary) {
        receive(action, payload);
        assertThat(console.all()).first().isEqualTo(RX + action + " uid=m1 summary=" + summary);
    }

    static Stream<Arguments> otherActionsShowTheirRequiredFieldsInTheOrderOfTheSchema() {
        return Stream.of(
                Arguments.of("Authorize", "{\"idTag\":\"TEST\"}", "{'idTag': 'TEST'}"),
                Arguments.of("DataTransfer", "{\"vendorId\":\"it's\",\"data\":\"x\"}", "{'vendorId': 'it\\'s'}"),
                Arguments.of(
                        "SecurityEventNotification",
                        "{" + TIME + ",\"type\":\"FirmwareUpdated\"}",
                        "{'type': 'FirmwareUpdated', 'timestamp': '2026-01-18T12:35:02Z'}"),
                Arguments.of(
                        "MeterValues",
                        "{\"connectorId\":1,\"meterValue\":{}}",
                        "{'connectorId': 1, 'transactionId': None}"),
                Arguments.of("BootNotification", "{\"chargePointVendor\":\"V\"}", "{'vendor': 'V', 'model': None}"),
                Arguments.of("StartTransaction", "[]", "{'connectorId': None, 'idTag': None, 'meterStart': None}"),
                Arguments.of("Authorize", "{\"idTag\":{\"a\":[1]}}", "{'idTag': {...}}"),
                Arguments.of("Authorize", "{\"idTag\":true}", "{'idTag': True}"),
                Arguments.of(
                        "ChangeConfiguration",
                        "{\"key\":\"AuthorizationKey\",\"value\":\"00ff\"}",
                        "{'key': 'AuthorizationKey', 'value': '***'}"),
                Arguments.of(
                        "SetChargingProfile",
                        "{\"connectorId\":1}",
                        "{'profileId': None, 'stackLevel': None, 'purpose': None, 'limit': None}"),
                Arguments.of("Unheard", "{\"a\":1}", "{}"));
    }

    @Test
    void aHeartbeatHasNoLines() {
        Received.Call call = (Received.Call) decode("Heartbeat", "{}");
        log.received("CP_1", call);
        answer(call.payload(), List.of(), new Heartbeat.Response(NOW));
        assertThat(console.all()).isEmpty();
    }

    @Test
    void aBootThatIsNotAcceptedHasTheResultFalse() {
        Received.Call call =
                (Received.Call) decode("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}");
        answer(call.payload(), List.of(), new BootNotification.Response(RegistrationStatus.Pending, NOW, 10));
        assertThat(console.all()).singleElement().asString().endsWith("uid=m1 summary={'result': False}");
    }

    @Test
    void aFaultIsOneWarningThatNamesStationFieldFaultAndExpectation() {
        receive("StatusNotification", "{\"connectorId\":-7,\"errorCode\":\"NoError\",\"status\":\"Available\"}");
        log.answering(
                "CP_1",
                "StatusNotification",
                false,
                new Frame.CallError("m1", ErrorCode.PropertyConstraintViolation, "text"));
        assertThat(console.all()).hasSize(3);
        assertThat(console.all().get(1))
                .startsWith("WARN - CP_1: StatusNotification refused with PropertyConstraintViolation: ")
                .contains("connectorId", "-7", "expected: ")
                .endsWith("; lenient mode would take it (status-unusable): set ocpp.validation = lenient, or"
                        + " {\"validation\":\"lenient\"} at /api/v1/charge-points/CP_1");
        assertThat(console.all().get(2))
                .isEqualTo(TX + "StatusNotification uid=m1"
                        + " summary={'error': 'PropertyConstraintViolation', 'message': 'text'}");
    }

    @Test
    void aRefusalOfAValidCallIsOneWarningToo() {
        log.answering(
                "CP_1", "Authorize", true, new Frame.CallError("m1", ErrorCode.SecurityError, "not accepted yet"));
        assertThat(console.all())
                .containsExactly(
                        "WARN - CP_1: Authorize refused with SecurityError: not accepted yet",
                        TX + "Authorize uid=m1 summary={'error': 'SecurityError', 'message': 'not accepted yet'}");
    }

    @Test
    void nothingThatAStationSendsCanForgeALine() {
        String forged = "x'}\\nINFO - Client connected: CP_2\\u2028\\u0000\\u202e'";
        receive("Authorize", "{\"idTag\":\"" + forged + "\"}");
        receive("a b\\n=" + forged, "{}");
        receive("Heartbeat", "{},\"" + forged + "\"");
        log.answering(
                "CP_1", "Heartbeat", false, new Frame.CallError("1 dir=TX\n%", ErrorCode.FormationViolation, "a'b\n"));

        assertThat(console.all())
                .allSatisfy(line -> assertThat(line).matches("\\P{Cntrl}+").doesNotContain("\u2028", "\u202e"));
        assertThat(console.all().get(0))
                .endsWith("summary={'idTag': 'x\\'}\\x0aINFO - Client connected: CP_2\\u2028\\x00\\u202e\\''}");
        assertThat(console.all().get(2)).contains(" action=a%20b%0A=x'}%0AINFO%20-%20Client");
        assertThat(console.all())
                .last()
                .asString()
                .contains(" uid=1%20dir=TX%0A%25 ")
                .endsWith("'message': 'a\\'b\\x0a'}");
    }

    @Test
    void whatIsLongIsCut() {
        receive("Authorize", "{\"idTag\":\"" + "\ud83d\ude00".repeat(400) + "\"}");
        receive("Authorize", "{\"idTag\":1e99999}");
        assertThat(console.all()).allSatisfy(line -> assertThat(line).hasSizeLessThan(700));
        assertThat(console.all().get(0)).endsWith("\ud83d\ude00...'}");
    }

    @Test
    void withoutCompactLinesTheOthersStay() {
        SessionLog quiet = new SessionLog(false, Clock.systemUTC());
        quiet.received("CP_1", (Received.Call) decode("Authorize", "{\"idTag\":\"T\"}"));
        quiet.received("CP_1", (Received.BadCall) decode("Authorize", "{}"));
        Received.Call status = (Received.Call)
                decode("StatusNotification", "{\"connectorId\":0,\"errorCode\":\"NoError\",\"status\":\"Available\"}");
        quiet.answering(
                "CP_1", status.payload(), List.of(), new Frame.CallResult("m1", new StatusNotification.Response()));
        assertThat(console.all())
                .singleElement()
                .asString()
                .startsWith("WARN - CP_1: Authorize refused with ProtocolError: ");
    }

    private void receive(String action, String payload) {
        Received received = decode(action, payload);
        if (received instanceof Received.Call call) {
            log.received("CP_1", call);
        } else {
            log.received("CP_1", (Received.BadCall) received);
        }
    }

    private Received decode(String action, String payload) {
        String text = "[2,\"m1\",\"" + action + "\"," + payload + "]";
        return codec.decode(text.getBytes(StandardCharsets.UTF_8), id -> null);
    }

    private void answer(RequestPayload<?> request, List<Integer> cleared, ResponsePayload response) {
        log.answering("CP_1", request, cleared, new Frame.CallResult("m1", response));
    }
}
