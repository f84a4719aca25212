package ocpp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ocpp.wire.Leniency.LENIENT;
import static ocpp.wire.Leniency.STRICT;
import static ocpp.wire.RepairCases.assertMended;
import static ocpp.wire.RepairCases.decode;
import static ocpp.wire.RepairCases.frame;
import static ocpp.wire.RepairCases.meterValues;
import static ocpp.wire.RepairCases.payload;
import static ocpp.wire.RepairCases.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import ocpp.protocol.core.StatusNotification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lenient mode (J-ERR-08), case by case as stations send them. */
class RepairsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "\ufeff[2,'id','Heartbeat',{}]; byte-order-mark",
                "[2,'id','Authorize',{'idTag':'A\u0000B\u0001'}]; control-character",
                "[2,'id','Heartbeat',{},]; trailing-comma",
                "[2,'id','Heartbeat',{}]x; text-behind-message",
                "[2,'id','Heartbeat',{}] // c; text-behind-message",
                "[2,'id','Heartbeat',{},{}]; element-count",
                "[2,'id','Heartbeat']; element-count",
                "[2,'id','Heartbeat',{}; unbalanced-tail",
                "[2,'id','Heartbeat',{; unbalanced-tail",
                "[2,'id','Heartbeat',{}}]; unbalanced-tail",
                "[2,'0123456789012345678901234567890123456','Heartbeat',{}]; message-id-length",
                "[2,'','Heartbeat',{}]; message-id-length",
                "[2,'id','Heartbeat',{'a':{'b':1}}]; unknown-property",
            })
    void theTextOfAMessageIsMended(String text, String rules) {
        assertThat(decode(LENIENT, text))
                .isInstanceOfSatisfying(
                        Received.Call.class,
                        call -> assertThat(String.join(" ", call.repairs())).isEqualTo(rules));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'chargePointSerialNumber':null; {}; null-value",
                "'iccid':7; {'iccid':'7'}; text-notation",
                "'iccid':{}; {}; value-dropped",
            })
    void aBootNotificationIsMended(String property, String mended, String rules) {
        String start = "'chargePointVendor':'V','chargePointModel':'M'";
        String rest = mended.equals("{}") ? "" : "," + mended.substring(1, mended.length() - 1);
        assertMended("BootNotification", "{" + start + "," + property + "}", "{" + start + rest + "}", rules);
        assertMended(
                "BootNotification",
                "{'chargePointModel':'M'}",
                "{'chargePointVendor':'','chargePointModel':'M'}",
                "value-assumed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'2026-03-02T10:00:00'; 2026-03-02T10:00:00Z; timestamp-zone",
                "'2026-03-02T10:00:00.1234'; 2026-03-02T10:00:00.1234Z; timestamp-zone",
                "'2026-03-02 10:00:00Z'; 2026-03-02T10:00:00Z; timestamp-notation",
                "'2026-03-02T10:00:00+02'; 2026-03-02T08:00:00Z; timestamp-notation",
                "'2026-03-02T10:00:00-0230'; 2026-03-02T12:30:00Z; timestamp-notation",
                "'2026-3-2 1:00'; 2026-03-02T01:00:00Z; timestamp-notation",
                "1772445600; 2026-03-02T10:00:00Z; timestamp-epoch",
                "'1772445600123'; 2026-03-02T10:00:00.123Z; timestamp-epoch",
            })
    void timesAreReadInOtherNotations(String sent, String read, String rules) {
        String status = "{'connectorId':1,'errorCode':'NoError','status':'Available','timestamp':";
        assertMended("StatusNotification", status + sent + "}", status + "'" + read + "'}", rules);
    }

    @Test
    void whatIsEmptyWhereAValueBelongsIsAbsent() {
        assertMended(
                "MeterValues",
                "{'connectorId':1,'transactionId':,'meterValue':[{'timestamp':'2026-03-02T10:00:00Z',"
                        + "'sampledValue':[,{'value':'1'}]}]}",
                meterValues("{'value':'1'}"),
                "empty-place null-value entry-dropped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'connectorId':1,'errorCode':'NoError','status':'Foo'}", "{'connectorId':1,'errorCode':'NoError'}",
                "{'connectorId':-1,'errorCode':'NoError','status':'Available'}", "{}"
            })
    void aStatusThatCannotBeUsedIsAnsweredAndChangesNothing(String payload) {
        assertThat(decode(LENIENT, frame("StatusNotification", payload)))
                .isInstanceOfSatisfying(Received.Settled.class, settled -> {
                    assertThat(settled.answer()).isEqualTo(new StatusNotification.Response());
                    assertThat(settled.repairs()).contains("status-unusable");
                });
    }

    @Test
    void anErrorCodeThatIsUnknownIsAnotherError() {
        String status = "{'connectorId':1,'errorCode':'%s','status':'Available'}";
        assertMended(
                "StatusNotification", status.formatted("Mode3Error"), status.formatted("OtherError"), "value-assumed");
    }

    @Test
    void dataThatIsAnObjectIsItsText() {
        assertMended(
                "DataTransfer",
                "{'vendorId':'v','data':{'a':[1]}}",
                "{'vendorId':'v','data':'{\\'a\\':[1]}'}",
                "text-notation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[2,'id','Authorize',{'idTag':'012345678901234567890'}]",
                "[2,'id','Authorize',{}]",
                "[2,'id','StartTransaction',{}]",
                "[2,'id','MeterValues',null]",
                "[2,'id','StopTransaction',[]]",
                "[2,'id','FirmwareStatusNotification',{'status':'Foo'}]",
                "[2,'id','Nope',{}]",
                "[2,'id','Reset',{}]",
                "[2,'id','Heartbeat',{'a':]x",
                "[2,'id',7,{}]"
            })
    void whatCannotBeMendedIsRefusedAsInStrictMode(String text) {
        assertThat(decode(LENIENT, text)).isEqualTo(decode(STRICT, text)).isInstanceOf(Received.BadCall.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{}",
                "[]",
                "[2]",
                "['2','id','Heartbeat',{}]",
                "[2,-1,'Heartbeat',{}]",
                "[2,1.5,'Heartbeat',{}]"
            })
    void whatHasNoMessageIdIsIgnoredAsInStrictMode(String text) {
        assertThat(decode(LENIENT, text)).isInstanceOf(Received.Ignored.class);
    }

    @Test
    void aNumericMessageIdIsAnsweredAsANumber() {
        Received.Call call = (Received.Call) decode(LENIENT, "[2,123,'Heartbeat',{}]");
        assertThat(call.repairs()).containsExactly("numeric-message-id");
        assertThat(new String(
                        RepairCases.CODEC.encode(new Frame.CallError(call.messageId(), ErrorCode.InternalError, "")),
                        UTF_8))
                .isEqualTo("[4,123,\"InternalError\",\"\",{}]");
        Received refused = decode(LENIENT, "[2,123,'Nope',{}]");
        assertThat(refused).isInstanceOfSatisfying(Received.BadCall.class, bad -> {
            assertThat(bad.messageId()).isEqualTo(call.messageId());
            assertThat(bad.fault().code()).isEqualTo(ErrorCode.NotImplemented);
        });
    }

    @Test
    void anAnswerOfAStationIsMended() {
        Received received = decode(
                LENIENT,
                "[3,'mine',{'configurationKey':[{'key':'A','readonly':0,'value':10},{'key':'B','readonly':'true',"
                        + "'value':null}],'unknownKey':[],'extra':1}]");
        assertThat(received).isInstanceOfSatisfying(Received.Result.class, result -> {
            assertThat(new String(PayloadCodec.write(result.payload()), UTF_8))
                    .isEqualTo(quoted("{'configurationKey':[{'key':'A','readonly':false,'value':'10'},"
                            + "{'key':'B','readonly':true}],'unknownKey':[]}"));
            assertThat(result.repairs())
                    .containsExactlyInAnyOrder("flag-notation", "text-notation", "null-value", "unknown-property");
        });
        assertThat(decode(LENIENT, "[3,'mine',{'configurationKey':[7]}]")).isInstanceOf(Received.BadResult.class);
    }

    @Test
    void strictModeSaysWhatLenientModeWouldDo() {
        assertThat(decode(STRICT, frame("MeterValues", meterValues("{'value':100}"))))
                .isInstanceOfSatisfying(
                        Received.BadCall.class, bad -> assertThat(bad.repairs()).containsExactly("text-notation"));
        assertThat(decode(STRICT, frame("Authorize", "{}")))
                .isInstanceOfSatisfying(
                        Received.BadCall.class, bad -> assertThat(bad.repairs()).isEmpty());
    }

    @Test
    void theGuideNamesEveryRule() throws IOException {
        String guide = Files.readString(Path.of("docs/lenient-mode.md"));
        for (Repair repair : Repair.values()) {
            assertThat(guide).contains("| `" + repair.rule() + "` |");
        }
    }

    @Test
    void aValidMessageIsNotTouched() {
        String valid = frame("MeterValues", meterValues("{'value':'1'}"));
        assertThat(decode(LENIENT, valid)).isEqualTo(decode(STRICT, valid));
    }
}
