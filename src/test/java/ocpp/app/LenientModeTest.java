package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import ocpp.gateway.Station;
import ocpp.protocol.localauth.GetLocalListVersion;
import ocpp.station.ChargePointActor.ReadAs;
import ocpp.station.Executed;
import ocpp.station.Refusals;
import ocpp.station.Validation;
import ocpp.store.StationRegister.Settings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strict and lenient mode over real sockets and a real store: for all stations, for one, for a vendor's models. */
class LenientModeTest {
    private static final String LENIENT = "ocpp.validation = lenient";
    private static final String START =
            "{\"connectorId\":1,\"idTag\":\"TEST\",\"meterStart\":\"100\"," + "\"timestamp\":\"2026-01-18T12:00:00\"}";
    private static final String STOP_WITHOUT_METER = "{\"transactionId\":1,\"timestamp\":\"2026-01-18T12:30:00Z\"}";
    private static final String BAD_VALUES = "{\"connectorId\":1,\"transactionId\":1,\"meterValue\":["
            + "{\"timestamp\":\"2026-01-18T12:10:00Z\",\"sampledValue\":[{\"value\":150},"
            + "{\"value\":\"7\",\"measurand\":\"Vibration\"}]}]}";

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "J-ERR-08, START-03, STOP-05, MV-14: in lenient mode what can be kept of a transaction is answered, its"
                    + " good parts used, the rest kept as sent and flagged")
    void evidenceIsKeptInLenientMode() throws Exception {
        try (StoredServer server = new StoredServer(folder, LENIENT)) {
            Station station = server.booted("CP_1");

            assertThat(station.call("m1", "StartTransaction", START)).startsWith("[3,\"m1\",{\"transactionId\":1,");
            assertThat(station.call("m2", "MeterValues", BAD_VALUES)).isEqualTo("[3,\"m2\",{}]");
            assertThat(station.call("m3", "StopTransaction", STOP_WITHOUT_METER))
                    .isEqualTo("[3,\"m3\",{}]");

            assertThat(server.rows("select transaction_id || ' ' || meter_start || ' ' || meter_stop || ' '"
                            + " || cast(energy_wh as integer) || ' ' || flags from transactions"))
                    .containsExactly("1 100 150 50 Late,Repaired");
            assertThat(server.rows("select raw_value from meter_values")).containsExactly("150");
            assertThat(server.rows("select action || ' ' || transaction_id || ' ' || repairs || ' ' || payload"
                            + " from kept_messages order by id"))
                    .containsExactly(
                            "StartTransaction 1 number-notation,timestamp-zone " + START,
                            "MeterValues 1 text-notation,entry-dropped " + BAD_VALUES,
                            "StopTransaction 1 value-assumed " + STOP_WITHOUT_METER);
        }
    }

    @Test
    @DisplayName("J-ERR-08: repairs are counted for each station and rule, over restarts")
    void repairsAreCounted() throws Exception {
        try (StoredServer server = new StoredServer(folder, LENIENT)) {
            Station station = server.booted("CP_1");
            station.call("m1", "StartTransaction", START);
            station.call("m2", "DataTransfer", "{\"vendorId\":7}");
            station.call(
                    "m3", "StatusNotification", "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Foo\"}");
            await().until(() -> server.snapshot("CP_1").state().repairs().size() == 4);
            server.startAgain();

            assertThat(server.snapshot("CP_1").state().repairs())
                    .isEqualTo(Map.of(
                            "number-notation", 1, "timestamp-zone", 1, "text-notation", 1, "status-unusable", 1));
            assertThat(server.snapshot("CP_2").state().repairs()).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "J-RPC-08: a mended message that is repeated gets its answer again, over a restart, and no second effect")
    void aMendedMessageIsRepeated() throws Exception {
        String start = "{\"connectorId\":1,\"idTag\":\"TEST\",\"meterStart\":1,\"timestamp\":\"never\"}";
        try (StoredServer server = new StoredServer(folder, LENIENT)) {
            String answer = server.booted("CP_1").call("m1", "StartTransaction", start);
            server.startAgain();

            assertThat(server.connect("CP_1").call("m1", "StartTransaction", start))
                    .isEqualTo(answer);
            assertThat(server.rows("select count(*) from transactions")).containsExactly("1");
            assertThat(server.rows("select count(*) from kept_messages")).containsExactly("1");
            assertThat(server.rows("select total from repairs")).containsExactly("1");
        }
    }

    @Test
    @DisplayName(
            "J-ERR-08: a station refused in strict mode shows what lenient mode would have done; an operator switches"
                    + " it, and it counts from the next message")
    void aStationIsSwitched() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            Station other = server.booted("CP_2");
            String refused = station.call("m1", "StartTransaction", START);

            assertThat(refused).startsWith("[4,\"m1\",\"TypeConstraintViolation\"");
            Refusals refusals = server.snapshot("CP_1").refusals();
            assertThat(refusals.takenIfLenient()).isEqualTo(1);
            assertThat(refusals.repairs()).isEqualTo(Map.of("number-notation", 1, "timestamp-zone", 1));
            Refusals.Refused last = Objects.requireNonNull(refusals.last());
            assertThat(last.action()).isEqualTo("StartTransaction");
            assertThat(last.fault()).isEqualTo("/meterStart: \"100\" (expected: an integer)");

            server.tell("CP_1", new ReadAs(Validation.LENIENT));
            await().until(() -> station.call("m2", "StartTransaction", START).startsWith("[3,\"m2\""));
            assertThat(other.call("m3", "StartTransaction", START)).startsWith("[4,\"m3\"");
        }
    }

    @Test
    @DisplayName("J-ERR-08: what is set for one station goes before the settings for all, from its next connection on")
    void whatIsSetForOneStationGoesFirst() throws Exception {
        try (StoredServer server = new StoredServer(folder, LENIENT)) {
            server.booted("CP_1").closeBlocking();
            StoredServer.await(server.store()
                    .stationRegister()
                    .change("CP_1", before -> new Settings("strict", before.note()), "operator", Instant.now()));
            server.startAgain();

            assertThat(server.connect("CP_1").call("m1", "StartTransaction", START))
                    .startsWith("[4,\"m1\"");
            assertThat(server.booted("CP_2").call("m2", "StartTransaction", START))
                    .startsWith("[3,\"m2\"");
        }
    }

    @Test
    @DisplayName(
            "J-ERR-08: the models of a vendor are read leniently, from their first BootNotification on and after they"
                    + " have only reconnected")
    void theModelsOfAVendorAreReadLeniently() throws Exception {
        String boot = "{\"chargePointVendor\":\"Acme Ltd\",\"chargePointModel\":\"Wall 2\","
                + "\"chargePointSerialNumber\":\"0123456789012345678901234567\"}";
        try (StoredServer server = new StoredServer(
                folder, "ocpp.validation-by-model = [{ vendor = \"acme*\", model = \"*2\", validation = lenient }]")) {
            Station station = server.connect("CP_1");
            assertThat(station.call("m1", "BootNotification", boot)).contains("\"status\":\"Accepted\"");
            assertThat(station.call("m2", "StartTransaction", START)).startsWith("[3,\"m2\"");
            station.closeBlocking();
            assertThat(server.connect("CP_1").call("m3", "DataTransfer", "{\"vendorId\":7}"))
                    .startsWith("[3,\"m3\"");

            Station third = server.connect("CP_3");
            assertThat(third.call("m4", "BootNotification", boot.replace("Wall 2", "Wall 3")))
                    .startsWith("[4,\"m4\",\"PropertyConstraintViolation\"");
            assertThat(server.booted("CP_4").call("m5", "StartTransaction", START))
                    .startsWith("[4,\"m5\"");
        }
    }

    @Test
    @DisplayName("J-ERR-08: the answer of a station is mended in lenient mode, and counted")
    void anAnswerIsMended() throws Exception {
        try (StoredServer server = new StoredServer(folder, LENIENT)) {
            Station station = server.booted("CP_1");
            CompletionStage<Executed> executed = server.execute("CP_1", new GetLocalListVersion.Request());
            station.send(station.next().replaceFirst("\\[2,(\"[^\"]*\").*", "[3,$1,{\"listVersion\":\"7\"}]"));
            StoredServer.await(executed);

            assertThat(server.snapshot("CP_1").state().localList().version()).isEqualTo(7);
            await().until(() -> server.snapshot("CP_1").state().repairs().equals(Map.of("number-notation", 1)));
        }
    }

    @Test
    @DisplayName("BOOT-14: lenient mode takes nothing from a station that is not accepted")
    void nothingIsTakenOfAStationThatIsNotAccepted() throws Exception {
        try (StoredServer server = new StoredServer(folder, LENIENT)) {
            assertThat(server.connect("CP_1").call("m1", "StartTransaction", START))
                    .startsWith("[4,\"m1\",\"SecurityError\"");
            assertThat(server.rows("select count(*) from transactions")).containsExactly("0");
            assertThat(server.rows("select count(*) from repairs")).containsExactly("0");
        }
    }
}
