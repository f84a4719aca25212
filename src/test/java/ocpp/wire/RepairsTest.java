package ocpp.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import ocpp.protocol.Action;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StopTransaction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lenient mode (J-ERR-08), case by case as stations send them. */
class RepairsTest {
    private static final Instant ARRIVAL = Instant.parse("2026-03-02T12:00:00Z");
    private static final FrameCodec LENIENT = FrameCodec.lenient(CodecSettings.centralSystem(), () -> ARRIVAL);
    private static final FrameCodec STRICT = new FrameCodec(CodecSettings.centralSystem());
    private static final PendingCalls PENDING = id -> id.equals("mine") ? Action.GetConfiguration : null;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'value':100}; {'value':'100'}; text-notation",
                "{'value':1.50}; {'value':'1.50'}; text-notation",
                "{'value':'1','unit':'kwh'}; {'value':'1','unit':'kWh'}; spelling",
                "{'value':'1','unit':'Volt'}; {'value':'1','unit':'V'}; spelling",
                "{'value':'1','phase':'L1N'}; {'value':'1','phase':'L1-N'}; spelling",
                "{'value':'50','measurand':'Frequency','unit':'Hertz'}; {'value':'50','measurand':'Frequency'}; unit-hertz",
                "{'value':'1','context':'Sample'}; {'value':'1'}; value-dropped",
                "{'value':'1','location':''}; {'value':'1'}; empty-value",
                "{'value':'1','measurand':null}; {'value':'1'}; null-value",
            })
    void sampledValuesAreMended(String sent, String mended, String rules) {
        assertMended("MeterValues", meterValues(sent), meterValues(mended), rules);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'value':'1','measurand':'Request.Energy'}",
                "{'value':'1','unit':'bar'}",
                "{'value':'1','phase':'L7'}",
                "{'value':'1','format':'Zip'}",
                "{'value':null}",
                "{'unit':'Wh'}",
                "7",
                "null",
                "[]"
            })
    @DisplayName("A sampled value that would mean something else is left out, the others are used")
    void sampledValuesWithoutSenseAreLeftOut(String useless) {
        String good = "{'value':'1','unit':'kWh'}";
        Received received = decode(LENIENT, frame("MeterValues", meterValues(good + "," + useless)));
        assertThat(received).isInstanceOfSatisfying(Received.Call.class, call -> {
            assertThat(call.payload()).isEqualTo(payload("MeterValues", meterValues(good)));
            assertThat(call.repairs()).contains("entry-dropped");
            assertThat(call.original()).isEqualTo(quoted(meterValues(good + "," + useless)));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'connectorId':1,'meterValue':[]}",
                "{'connectorId':1}",
                "{'connectorId':1,'meterValue':null}",
                "{'connectorId':1,'meterValue':[{'timestamp':'2026-03-02T10:00:00Z','sampledValue':[]}]}",
                "{'connectorId':1,'meterValue':'nothing'}",
            })
    void meterValuesWithoutValuesAreAnsweredAndKept(String payload) {
        assertThat(decode(LENIENT, frame("MeterValues", payload))).isInstanceOfSatisfying(Received.Call.class, call -> {
            assertThat(((MeterValues.Request) call.payload()).meterValue()).isEmpty();
            assertThat(call.original()).isEqualTo(quoted(payload));
        });
    }

    @Test
    void aSingleMeterValueIsAListOfOne() {
        String single =
                "{'connectorId':1,'meterValue':{'timestamp':'2026-03-02T10:00:00Z','sampledValue':{'value':'1'}}}";
        assertMended("MeterValues", single, meterValues("{'value':'1'}"), "single-entry");
    }

    @Test
    void meterValuesInTheNamesOfOcpp15AreRead() {
        String value = "'2026-03-02T10:00:00Z'";
        String mended = meterValues("{'value':'1'}");
        for (String sent : new String[] {
            "{'connectorId':1,'values':[{'timestamp':" + value + ",'values':[{'value':'1'}]}]}",
            "{'connectorId':1,'values':[{'timestamp':" + value + ",'value':'1'}]}",
            "{'connectorId':1,'meterValue':[{'timestamp':" + value + ",'value':{'value':'1'}}]}"
        }) {
            assertThat(decode(LENIENT, frame("MeterValues", sent)))
                    .isInstanceOfSatisfying(Received.Call.class, call -> {
                        assertThat(call.payload()).isEqualTo(payload("MeterValues", mended));
                        assertThat(call.repairs()).contains("ocpp15-names");
                    });
        }
        String stop = "{'meterStop':1,'timestamp':" + value + ",'transactionId':1,'transactionData':[%s]}";
        String entry = "{'timestamp':" + value + ",'sampledValue':[{'value':'1'}]}";
        String entry15 = "{'values':[{'timestamp':" + value + ",'value':[{'value':'1'}]}]}";
        assertMended("StopTransaction", stop.formatted(entry15), stop.formatted(entry), "ocpp15-names");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'connectorId':'1','idTag':'TEST','meterStart':0.7,'timestamp':''}; "
                        + "1; TEST; 0; number-notation fraction timestamp-arrival",
                "{'connectorId':1,'idTag':'012345678901234567890','meterStart':5,'timestamp':'2026-03-02T12:00:00Z'}; "
                        + "1; 012345678901234567890; 5; text-length",
                "{'idTag':'TEST'}; 0; TEST; 0; value-assumed timestamp-arrival",
                "{'connectorId':-1,'idTag':null,'meterStart':9e9,'timestamp':1772452800}; "
                        + "0; `` ; 0; value-assumed timestamp-epoch",
            })
    @DisplayName("A StartTransaction that holds anything to keep is answered")
    void startsAreKept(String payload, int connectorId, String idTag, int meterStart, String rules) {
        assertThat(decode(LENIENT, frame("StartTransaction", payload)))
                .isInstanceOfSatisfying(Received.Call.class, call -> {
                    assertThat(call.payload())
                            .isEqualTo(new StartTransaction.Request(connectorId, idTag, meterStart, null, ARRIVAL));
                    assertThat(String.join(" ", call.repairs())).isEqualTo(rules);
                    assertThat(call.original()).isEqualTo(quoted(payload));
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'meterStop':200,'timestamp':'2026-03-02T12:00:00Z','transactionId':41,'reason':'Foo'}; "
                        + "200; 41; Other; value-assumed",
                "{'meterStop':200,'timestamp':'2026-03-02T12:00:00Z','transactionId':9223372036854775807}; "
                        + "200; -1; ; value-assumed",
                "{'meterStop':null,'timestamp':'2026-03-02T12:00:00Z','transactionId':41,'idTag':''}; "
                        + "-1; 41; ; value-assumed",
                "{'transactionId':41,'reason':'local','transactionData':[{'timestamp':'x'},7]}; "
                        + "-1; 41; Local; value-assumed timestamp-arrival spelling entry-dropped",
            })
    @DisplayName("A StopTransaction that holds anything to keep is answered")
    void stopsAreKept(String payload, int meterStop, int transactionId, StopTransaction.Reason reason, String rules) {
        assertThat(decode(LENIENT, frame("StopTransaction", payload)))
                .isInstanceOfSatisfying(Received.Call.class, call -> {
                    StopTransaction.Request stop = (StopTransaction.Request) call.payload();
                    assertThat(stop.meterStop()).isEqualTo(meterStop);
                    assertThat(stop.transactionId()).isEqualTo(transactionId);
                    assertThat(stop.reason()).isEqualTo(reason);
                    assertThat(stop.timestamp()).isEqualTo(ARRIVAL);
                    assertThat(String.join(" ", call.repairs())).isEqualTo(rules);
                });
    }

    @Test
    void aTextThatIsTooLongIsKeptWhole() {
        String boot = "{'chargePointVendor':'012345678901234567890','chargePointModel':'M'}";
        assertThat(decode(LENIENT, frame("BootNotification", boot)))
                .isInstanceOfSatisfying(Received.Call.class, call -> {
                    assertThat(((BootNotification.Request) call.payload()).chargePointVendor())
                            .isEqualTo("012345678901234567890");
                    assertThat(call.repairs()).containsExactly("text-length");
                });
    }

    @Test
    void aMessageAboutATransactionIsUsedUpToWhereItIsNoJson() {
        String broken = "{'transactionId':41,'timestamp':'2026-03-02T12:00:00Z','meterStop':12x34,'reason':'Local'}";
        assertThat(decode(LENIENT, frame("StopTransaction", broken)))
                .isInstanceOfSatisfying(Received.Call.class, call -> {
                    assertThat(call.payload())
                            .isEqualTo(new StopTransaction.Request(null, -1, ARRIVAL, 41, null, null));
                    assertThat(call.repairs()).containsExactly("broken-off", "value-assumed");
                    assertThat(call.original()).startsWith(quoted(broken));
                });
        assertThat(decode(LENIENT, frame("DataTransfer", "{'vendorId':'v','data':1x}")))
                .isInstanceOf(Received.BadCall.class);
    }

    @Test
    void aNumberThatTheTextEndsInIsNotUsed() {
        String cut = "[2,'id','StopTransaction',{'transactionId':41,'timestamp':'2026-03-02T12:00:00Z','meterStop':12";
        assertThat(decode(LENIENT, cut)).isInstanceOfSatisfying(Received.Call.class, call -> {
            assertThat(((StopTransaction.Request) call.payload()).meterStop()).isEqualTo(-1);
            assertThat(call.repairs()).containsExactly("unbalanced-tail", "value-assumed");
            assertThat(call.original()).isEqualTo(quoted(cut.substring(cut.indexOf('{'))));
        });
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
                        LENIENT.encode(new Frame.CallError(call.messageId(), ErrorCode.InternalError, "")), UTF_8))
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

    private static void assertMended(String action, String sent, String mended, String rules) {
        assertThat(decode(LENIENT, frame(action, sent))).isInstanceOfSatisfying(Received.Call.class, call -> {
            assertThat(call.payload()).isEqualTo(payload(action, mended));
            assertThat(String.join(" ", call.repairs())).isEqualTo(rules);
            assertThat(call.original()).isEqualTo(quoted(sent));
        });
    }

    private static Object payload(String action, String json) {
        return ((Received.Call) decode(STRICT, frame(action, json))).payload();
    }

    private static String meterValues(String sampledValues) {
        return "{'connectorId':1,'meterValue':[{'timestamp':'2026-03-02T10:00:00Z','sampledValue':[" + sampledValues
                + "]}]}";
    }

    private static String frame(String action, String payload) {
        return "[2,'id','" + action + "'," + payload + "]";
    }

    private static Received decode(FrameCodec codec, String text) {
        return codec.decode(quoted(text).getBytes(UTF_8), PENDING);
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
