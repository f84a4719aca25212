package ocpp.wire;

import static ocpp.wire.Leniency.LENIENT;
import static ocpp.wire.RepairCases.ARRIVAL;
import static ocpp.wire.RepairCases.assertMended;
import static ocpp.wire.RepairCases.decode;
import static ocpp.wire.RepairCases.frame;
import static ocpp.wire.RepairCases.meterValues;
import static ocpp.wire.RepairCases.payload;
import static ocpp.wire.RepairCases.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lenient mode keeps what a message about a transaction holds, whatever else is wrong with it (START-05, STOP-05, MV-14). */
class TransactionRepairsTest {
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
}
