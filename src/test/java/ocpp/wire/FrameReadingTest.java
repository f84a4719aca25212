package ocpp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import ocpp.protocol.Action;
import ocpp.protocol.core.DataTransfer;
import ocpp.protocol.core.Heartbeat;
import ocpp.protocol.security.ExtendedTriggerMessage;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessageStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReadingTest {
    private static final FrameCodec CENTRAL_SYSTEM = new FrameCodec(CodecSettings.centralSystem());
    private static final FrameCodec TAKING_PROFILES = new FrameCodec(CodecSettings.centralSystemTakingProfiles());
    private static final FrameCodec CHARGE_POINT = new FrameCodec(CodecSettings.chargePoint());
    private static final PendingCalls RESET_PENDING = id -> id.equals("mine") ? Action.Reset : null;
    private static final String SCHEDULE = "\"chargingSchedule\":{\"chargingRateUnit\":\"W\","
            + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":7000}]}";
    private static final String PROFILE = "{\"chargingProfileId\":1,\"stackLevel\":1,"
            + "\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Absolute\"," + SCHEDULE + "}";

    @Test
    void aFrameMayLieAnywhereInAnArray() {
        byte[] bytes = "]]] [2,\"id\",\"Heartbeat\",{}]  [[[".getBytes(UTF_8);
        assertThat(CENTRAL_SYSTEM.decode(bytes, 3, bytes.length - 6, RESET_PENDING, Leniency.STRICT))
                .isEqualTo(new Received.Call("id", Action.Heartbeat, new Heartbeat.Request()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "[]",
                "[2]",
                "[2,",
                "[2,\"",
                "[2,\"id",
                "2",
                "{\"a\":1}",
                "[[2,\"id\",\"Heartbeat\",{}]]",
                "[02,\"id\",\"Heartbeat\",{}]",
                "[\"2\",\"id\",\"Heartbeat\",{}]",
                "[22,\"id\",\"Heartbeat\",{}]",
                "[2,'id','Heartbeat',{}]",
                "[2 \"id\"]",
                "[2,null,\"Heartbeat\",{}]",
                "[2,\"\",\"Heartbeat\",{]",
                "[2,\"0123456789012345678901234567890123456\",\"Heartbeat\",{]",
                "\ufeff[2,\"id\",\"Heartbeat\",{}]",
                "[3,\"other\",{}]",
                "[3,\"other\",{",
                "[4,\"other\"]"
            })
    @DisplayName("J-RPC-04, J-RPC-16, J-RPC-20: a text without a readable message id of ours or theirs is ignored")
    void whatCannotBeAnsweredIsIgnored(String text) {
        assertThat(decode(CENTRAL_SYSTEM, text)).isInstanceOf(Received.Ignored.class);
    }

    @Test
    @DisplayName("J-RPC-01: a text in another encoding than UTF-8 is no message")
    void otherEncodingsAreNotTaken() {
        for (String encoding : new String[] {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
            byte[] text = "[2,\"id\",\"Heartbeat\",{}]".getBytes(Charset.forName(encoding));
            assertThat(CENTRAL_SYSTEM.decode(text, RESET_PENDING)).isInstanceOf(Received.Ignored.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,\"id\"",
                "[2,\"id\",",
                "[2,\"id\"x",
                "[2,\"id\",\"Heartbeat\"",
                "[2,\"id\",\"Heartbeat\",{]",
                "[2,\"id\",\"Heartbeat\",{}",
                "[2,\"id\",\"Heartbeat\",{},]",
                "[2,\"id\",\"Heartbeat\",{}]]",
                "[2,\"id\",\"Heartbeat\",{}] []",
                "[2,\"id\",\"Nope\",{\"a\":NaN}]",
                "[2,\"id\",\"Reset\",{\"type\":1",
                "[2,\"id\",\"StatusNotification\",{\"connectorId\":,\"status\":\"Nope\"}]"
            })
    @DisplayName("J-RPC-20: a text that stops being JSON behind a message id gets FormationViolation with that id")
    void brokenTextIsAnsweredWhereItsIdCanBeRead(String text) {
        assertThat(decode(CENTRAL_SYSTEM, text)).isInstanceOfSatisfying(Received.BadCall.class, bad -> {
            assertThat(bad.messageId()).isEqualTo("id");
            assertThat(bad.fault().code()).isEqualTo(ErrorCode.FormationViolation);
            assertThat(bad.fault().description()).contains("not valid JSON at byte ");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[2,'id','Nope',{}]; NotImplemented; action: 'Nope' (expected: an action of OCPP 1.6)",
                "[2,'id','Reset',{'x':1}]; NotSupported; action: Reset from a charge point (expected: from the central system)",
                "[2,'id','Nope']; FormationViolation; message: 3 elements (expected: 4)",
                "[2,'id',7,{}]; FormationViolation; action: no string (expected: the name of an action)",
                "[2,'id','Heartbeat',[]]; FormationViolation; payload: no object (expected: an object)",
                "[2,'','Heartbeat',{}]; GenericError; message id: 0 characters (expected: 1 to 36)",
                "[2,'id','Authorize',null]; ProtocolError; /idTag: missing (expected: a string of at most 20 characters)",
                "[2,'id','Authorize',{'idTag':7}]; TypeConstraintViolation; "
                        + "/idTag: 7 (expected: a string of at most 20 characters)",
                "[2,'id','Authorize',{'idTag':'012345678901234567890'}]; PropertyConstraintViolation; "
                        + "/idTag: 21 characters (expected: at most 20)",
                "[2,'id','Heartbeat',{'a':1}]; FormationViolation; /a: unknown property (expected: no property)",
                "[2,'id','MeterValues',{'connectorId':-1,'meterValue':[{'timestamp':'2026-03-02T10:00:00Z',"
                        + "'sampledValue':[{'value':'1'}]}]}]; PropertyConstraintViolation; "
                        + "/connectorId: -1 (expected: 0 to 2147483647)",
                "[2,'id','MeterValues',{'connectorId':1,'meterValue':[{'timestamp':'2026-03-02T10:00:00Z',"
                        + "'sampledValue':[{'value':'1','location':'Grid'}]}]}]; PropertyConstraintViolation; "
                        + "/meterValue/0/sampledValue/0/location: 'Grid' (expected: Cable, EV, Inlet, Outlet, Body)",
                "[2,'id','DiagnosticsStatusNotification',{'status':'a\\n\\u202eb'}]; PropertyConstraintViolation; "
                        + "/status: 'a\ufffd\ufffdb' (expected: Idle, Uploaded, UploadFailed, Uploading)",
            })
    @DisplayName("J-ERR-02, J-ERR-04, J-ERR-05: a refusal names the place, the value and what was expected")
    void aRefusalNamesPlaceValueAndExpectation(String text, ErrorCode code, String description) {
        Received received = decode(CENTRAL_SYSTEM, text.replace('\'', '"'));
        assertThat(received).isInstanceOfSatisfying(Received.BadCall.class, bad -> {
            assertThat(bad.fault().code()).isEqualTo(code);
            assertThat(bad.fault().description()).isEqualTo(description.replace('\'', '"'));
        });
    }

    @Test
    @DisplayName("J-ERR-03: of several faults the first of Formation, Protocol, Type, Occurence, Property decides")
    void theWorstFaultDecides() {
        String property = "\"connectorId\":-1";
        String occurence = property + ",\"meterValue\":[]";
        String type = property + ",\"meterValue\":[1]";
        assertThat(codeOf("MeterValues", occurence)).isEqualTo(ErrorCode.OccurenceConstraintViolation);
        assertThat(codeOf("MeterValues", type)).isEqualTo(ErrorCode.TypeConstraintViolation);
        assertThat(codeOf("MeterValues", "\"connectorId\":true")).isEqualTo(ErrorCode.ProtocolError);
        assertThat(codeOf("MeterValues", "\"connectorId\":true,\"x\":1")).isEqualTo(ErrorCode.FormationViolation);
    }

    @Test
    void theLastValueOfARepeatedPropertyCountsAndSoDoItsFaults() {
        assertThat(decode(CENTRAL_SYSTEM, "[2,\"id\",\"Authorize\",{\"idTag\":[7],\"idTag\":\"TEST\"}]"))
                .isInstanceOf(Received.Call.class);
        assertThat(codeOf("Authorize", "\"idTag\":\"TEST\",\"idTag\":7")).isEqualTo(ErrorCode.TypeConstraintViolation);
    }

    @Test
    @DisplayName("J-ERR-05: a value that may be a password or a key is not shown")
    void secretsAreNotShown() {
        String start = "[2,\"id\",\"ChangeConfiguration\",{\"key\":\"AuthorizationKey\",\"value\":";
        for (String value : new String[] {"4711", "\"" + "4711".repeat(126) + "\"", "4711x"}) {
            assertThat(decode(CHARGE_POINT, start + value + "}]"))
                    .isInstanceOfSatisfying(
                            Received.BadCall.class,
                            bad -> assertThat(bad.fault().description()).doesNotContain("4711"));
        }
        String location = "[2,\"id\",\"GetDiagnostics\",{\"location\":\"ftp://user:4711@a b\"}]";
        assertThat(((Received.BadCall) decode(CHARGE_POINT, location)).fault().description())
                .doesNotContain("4711");
    }

    @Test
    @DisplayName("J-ERR-04: a description has 255 characters at most")
    void longDescriptionsAreCut() {
        String name = "n".repeat(900);
        assertThat(decode(CENTRAL_SYSTEM, "[2,\"id\",\"Heartbeat\",{\"" + name + "\":1}]"))
                .isInstanceOfSatisfying(
                        Received.BadCall.class,
                        bad -> assertThat(bad.fault().description()).hasSize(255));
    }

    @Test
    @DisplayName("DATA-03, J-ERR-02: a text of free length is read, a huge frame is read or refused, nothing is thrown")
    void aFrameOf5MegabytesIsReadOrRefusedButNeverThrows() {
        String huge = "x".repeat(5_000_000);
        assertThat(decode(CENTRAL_SYSTEM, "[2,\"id\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"" + huge + "\"}]"))
                .isEqualTo(new Received.Call("id", Action.DataTransfer, new DataTransfer.Request("v", null, huge)));
        assertThat(codeOf("Authorize", "\"idTag\":\"" + huge + "\"")).isEqualTo(ErrorCode.PropertyConstraintViolation);
        assertThat(codeOf("StatusNotification", "\"connectorId\":" + "1".repeat(5_000_000)))
                .isEqualTo(ErrorCode.FormationViolation);
        assertThat(codeOf("Heartbeat", "\"" + huge + "\":1")).isEqualTo(ErrorCode.FormationViolation);
        assertThat(codeOf("Heartbeat", "\"a\":1,".repeat(800_000) + "\"a\":1")).isEqualTo(ErrorCode.FormationViolation);
        assertThat(codeOf("MeterValues", "\"connectorId\":1,\"meterValue\":[1" + ",1".repeat(1_000_000) + "]"))
                .isEqualTo(ErrorCode.TypeConstraintViolation);
    }

    @Test
    void nestingDeeperThan64LevelsIsNotRead() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        assertThat(decode(CENTRAL_SYSTEM, "[2,\"id\",\"Heartbeat\"," + deep + "]"))
                .isInstanceOfSatisfying(Received.BadCall.class, bad -> {
                    assertThat(bad.fault().code()).isEqualTo(ErrorCode.FormationViolation);
                    assertThat(bad.fault().description()).contains("too deep", "64 levels");
                });
    }

    @Test
    @DisplayName("TRIG-02: the trigger of an unknown message is answered with NotImplemented")
    void anUnknownTriggerIsAnswered() {
        assertThat(decode(CHARGE_POINT, "[2,\"id\",\"TriggerMessage\",{\"requestedMessage\":\"Foo\"}]"))
                .isEqualTo(new Received.Settled(
                        "id", Action.TriggerMessage, new TriggerMessage.Response(TriggerMessageStatus.NotImplemented)));
        assertThat(decode(CHARGE_POINT, "[2,\"id\",\"ExtendedTriggerMessage\",{\"requestedMessage\":\"Foo\"}]"))
                .isEqualTo(new Received.Settled(
                        "id",
                        Action.ExtendedTriggerMessage,
                        new ExtendedTriggerMessage.Response(TriggerMessageStatus.NotImplemented)));
        assertThat(decode(
                        CHARGE_POINT,
                        "[2,\"id\",\"TriggerMessage\",{\"requestedMessage\":\"Foo\",\"connectorId\":true}]"))
                .isInstanceOf(Received.BadCall.class);
        assertThat(decode(CHARGE_POINT, "[2,\"id\",\"Reset\",{\"type\":\"Foo\"}]"))
                .isInstanceOf(Received.BadCall.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chargingProfile", "csChargingProfiles"})
    @DisplayName("EDGE-01: a central system may take charging profiles from a charge point, in both spellings")
    void chargingProfilesAreTakenFromAChargePointWhereThatIsSet(String name) {
        String text = "[2,\"id\",\"SetChargingProfile\",{\"connectorId\":1,\"" + name + "\":" + PROFILE + "}]";
        assertThat(decode(TAKING_PROFILES, text))
                .isInstanceOfSatisfying(
                        Received.Call.class,
                        call -> assertThat(call.payload())
                                .isInstanceOfSatisfying(
                                        SetChargingProfile.Request.class,
                                        request -> assertThat(request.csChargingProfiles()
                                                        .chargingProfileId())
                                                .isEqualTo(1)));
        assertThat(decode(CENTRAL_SYSTEM, text))
                .isInstanceOfSatisfying(
                        Received.BadCall.class,
                        bad -> assertThat(bad.fault().code()).isEqualTo(ErrorCode.NotSupported));
        assertThat(decode(TAKING_PROFILES, text.replace("," + SCHEDULE, "")))
                .isInstanceOfSatisfying(
                        Received.BadCall.class,
                        bad -> assertThat(bad.fault().code()).isEqualTo(ErrorCode.ProtocolError));
        assertThat(decode(TAKING_PROFILES, "[2,\"id\",\"ClearChargingProfile\",{\"id\":1}]"))
                .isInstanceOf(Received.Call.class);
        assertThat(decode(TAKING_PROFILES, "[2,\"id\",\"Reset\",{\"type\":\"Soft\"}]"))
                .isInstanceOf(Received.BadCall.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[4,'mine','InternalError']; InternalError; ''; {}",
                "[4,'mine','OutOfCoffee','x',null]; OutOfCoffee; x; {}",
                "[4,'mine','InternalError',null, {'a' : [1, 'é'] } ]; InternalError; ''; {'a' : [1, 'é'] }",
                "[4,'mine','InternalError','x',7]; InternalError; x; 7",
                "[4,'mine','InternalError','x',['y']]; InternalError; x; ['y']",
            })
    @DisplayName("J-ERR-06: a CALLERROR with any code and with less than it should have ends the CALL")
    void anyErrorIsRead(String text, String code, String description, String details) {
        assertThat(decode(CENTRAL_SYSTEM, " " + text.replace('\'', '"')))
                .isEqualTo(new Received.Error("mine", code, description, details.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[4,\"mine\"]",
                "[4,\"mine\",7]",
                "[4,\"mine\",\"A\",\"\",{},1]",
                "[4,\"mine\",\"A\"",
                "[3,\"mine\",{"
            })
    @DisplayName("J-RPC-18: an answer that is none ends the CALL all the same")
    void anAnswerThatIsNoneEndsTheCall(String text) {
        assertThat(decode(CENTRAL_SYSTEM, text))
                .isInstanceOfSatisfying(
                        Received.BadResult.class,
                        bad -> assertThat(bad.fault().code()).isEqualTo(ErrorCode.FormationViolation));
    }

    private static ErrorCode codeOf(String action, String properties) {
        Received received = decode(CENTRAL_SYSTEM, "[2,\"id\",\"" + action + "\",{" + properties + "}]");
        return ((Received.BadCall) received).fault().code();
    }

    private static Received decode(FrameCodec codec, String text) {
        return codec.decode(text.getBytes(UTF_8), RESET_PENDING);
    }
}
