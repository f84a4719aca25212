package ocpp.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Charge points on real sockets, from the handshake to the lines of the console. */
class StationSessionTest {
    private static final String RX = "2026-01-18T12:34:56Z cp=CP_1 dir=RX action=";
    private static final String TX = "2026-01-18T12:34:56Z cp=CP_1 dir=TX action=";
    private static final String TIME = "\"timestamp\":\"2026-01-18T12:35:02Z\"";

    private final ConsoleLines console = new ConsoleLines();
    private TestGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = TestGateway.start();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        console.close();
    }

    @Test
    void theSessionOfTheSeedHasItsLinesInItsOrder() throws Exception {
        Station station = gateway.connect("/CP_1");
        station.call(
                "m1", "BootNotification", "{\"chargePointVendor\":\"RalphCo\",\"chargePointModel\":\"RalphModel1\"}");
        station.call(
                "m2", "StatusNotification", "{\"connectorId\":0,\"errorCode\":\"NoError\",\"status\":\"Available\"}");
        station.call("m3", "StartTransaction", "{\"connectorId\":1,\"idTag\":\"TEST\",\"meterStart\":0," + TIME + "}");
        station.call("m4", "SetChargingProfile", profile());
        station.call("m5", "Heartbeat", "{}");
        station.call("m6", "MeterValues", meterValues(100));
        station.call("m7", "MeterValues", meterValues(200));
        station.call("m8", "ClearChargingProfile", "{\"id\":1}");
        station.call("m9", "StopTransaction", "{\"transactionId\":1,\"meterStop\":200," + TIME + "}");
        station.closeBlocking();
        Awaitility.await().until(() -> gateway.listening().connections() == 0);

        String meterValues = "INFO - MeterValues: chargePointId=CP_1 connectorId=1 transactionId=1"
                + " timestamp=2026-01-18T12:35:02Z value=";
        Awaitility.await()
                .untilAsserted(() -> assertThat(console.all())
                        .containsExactly(
                                "INFO - Client connected: CP_1",
                                RX + "BootNotification uid=m1 summary={'vendor': 'RalphCo', 'model': 'RalphModel1'}",
                                TX + "BootNotification uid=m1 summary={'result': True}",
                                RX + "StatusNotification uid=m2"
                                        + " summary={'connectorId': 0, 'status': 'Available', 'errorCode': 'NoError'}",
                                "INFO - StatusNotification: connectorId=0 status=Available",
                                RX + "StartTransaction uid=m3"
                                        + " summary={'connectorId': 1, 'idTag': 'TEST', 'meterStart': 0}",
                                "INFO - StartTransaction: chargePointId=CP_1 transactionId=1",
                                RX + "SetChargingProfile uid=m4"
                                        + " summary={'profileId': 1, 'stackLevel': 1, 'purpose': 'TxProfile', 'limit': 7000}",
                                "INFO - SetChargingProfile: chargePointId=CP_1 profileId=1 stackLevel=1 limit=7000"
                                        + " purpose=TxProfile",
                                RX + "MeterValues uid=m6 summary={'connectorId': 1, 'transactionId': 1}",
                                meterValues + "100",
                                RX + "MeterValues uid=m7 summary={'connectorId': 1, 'transactionId': 1}",
                                meterValues + "200",
                                RX + "ClearChargingProfile uid=m8 summary={'profileId': 1}",
                                "INFO - ClearChargingProfile: chargePointId=CP_1 cleared=[1]",
                                RX + "StopTransaction uid=m9 summary={'transactionId': 1, 'meterStop': 200}",
                                "INFO - StopTransaction: transactionId=1 meterStop=200",
                                "INFO - Client disconnected: CP_1"));
    }

    @Test
    @DisplayName("EDGE-02: DUMP_STATE tells of all stations known, connected or not")
    void dumpStateTellsOfAllStations() throws Exception {
        Station first = gateway.connect("/CP_1");
        first.boot();
        first.call("m1", "StartTransaction", "{\"connectorId\":1,\"idTag\":\"TEST\",\"meterStart\":0," + TIME + "}");
        first.call("m2", "SetChargingProfile", profile());
        first.call("m3", "MeterValues", meterValues(1500));
        first.closeBlocking();
        Station second = gateway.connect("/CP%202");

        String seen = "\"last_seen_at\":\"2026-01-18T12:34:56Z\",";
        assertThat(second.ask("DUMP_STATE"))
                .isEqualTo("{\"sessions\":["
                        + "{\"chargePointId\":\"CP 2\",\"boot_accepted\":false,\"active_transaction_id\":null,"
                        + seen + "\"last_meter_wh\":null,\"charging_profiles\":[]},"
                        + "{\"chargePointId\":\"CP_1\",\"boot_accepted\":true,\"active_transaction_id\":1,"
                        + seen + "\"last_meter_wh\":1500,\"charging_profiles\":[{\"id\":1,\"limit_w\":7000}]}]}");
    }

    @Test
    @DisplayName("J-CONN-16: the newer socket of an identity replaces the older, whose end changes nothing")
    void theNewerSocketReplacesTheOlder() throws Exception {
        Station older = gateway.connect("/CP_1");
        older.boot();
        Station newer = gateway.connect("/CP_1");
        assertThat(older.closeCode()).isEqualTo(1008);

        assertThat(newer.call("m1", "Heartbeat", "{}")).startsWith("[3,\"m1\",");
        assertThat(newer.ask("DUMP_STATE")).containsOnlyOnce("CP_1").contains("\"boot_accepted\":true");
        Awaitility.await().until(() -> gateway.listening().connections() == 1);
        assertThat(newer.isOpen()).isTrue();
    }

    @Test
    void eachRefusalIsOneWarningBetweenWhatCameAndWhatLeft() throws Exception {
        Station station = gateway.connect("/CP_1");
        station.boot();
        station.call("m1", "StatusNotification", "{\"connectorId\":0,\"status\":\"Available\"}");
        station.call("m2", "Reset", "{\"type\":\"Hard\"}");
        station.call("m3", "Heartbeat", "{\"x\":1}");

        List<String> lines = console.all().subList(3, console.all().size());
        assertThat(lines).hasSize(8);
        assertThat(lines.get(0))
                .isEqualTo(RX + "StatusNotification uid=m1"
                        + " summary={'connectorId': 0, 'status': 'Available', 'errorCode': None}");
        assertThat(lines.get(1)).startsWith("WARN - CP_1: StatusNotification refused with ProtocolError: ");
        assertThat(lines.get(1)).contains("errorCode");
        assertThat(lines.get(2))
                .startsWith(TX + "StatusNotification uid=m1 summary={'error': 'ProtocolError', 'message': '");
        assertThat(lines.get(3)).isEqualTo(RX + "Reset uid=m2 summary={'type': 'Hard'}");
        assertThat(lines.get(5)).startsWith(TX + "Reset uid=m2 summary={'error': 'NotSupported', 'message': '");
        assertThat(lines.get(6)).startsWith("WARN - CP_1: Heartbeat refused with FormationViolation: ");
        assertThat(lines.get(7)).startsWith(TX + "Heartbeat uid=m3 summary={'error': 'FormationViolation'");
    }

    @Test
    void anIdentityWithBlanksIsShownPercentEncoded() throws Exception {
        gateway.connect("/RDAM%20123%25").closeBlocking();
        Awaitility.await().until(() -> console.all().size() == 2);
        assertThat(console.all())
                .containsExactly("INFO - Client connected: RDAM%20123%25", "INFO - Client disconnected: RDAM%20123%25");
    }

    @Test
    @DisplayName("J-CONN-24: a server that stops closes every connection with 1001")
    void aStopClosesEveryConnection() throws Exception {
        List<Station> stations = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            stations.add(gateway.connect("/CP_" + i));
        }
        gateway.listening().unbind().toCompletableFuture().get(5, TimeUnit.SECONDS);
        gateway.listening().closeConnections().toCompletableFuture().get(5, TimeUnit.SECONDS);
        for (Station station : stations) {
            assertThat(station.closeCode()).isEqualTo(1001);
        }
        assertThat(gateway.listening().connections()).isZero();
    }

    @Test
    void twoHundredStationsAtOnceAreAllServed() throws Exception {
        List<Station> stations = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> {
                    try {
                        Station station = gateway.connect("/CP_" + i);
                        assertThat(station.boot()).contains("Accepted");
                        return station;
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
        assertThat(gateway.listening().connections()).isEqualTo(200);
        assertThat(stations.get(0).ask("DUMP_STATE"))
                .contains("\"CP_0\"", "\"CP_199\"")
                .doesNotContain("unanswered");
    }

    private static String profile() {
        return "{\"connectorId\":1,\"chargingProfile\":{\"chargingProfileId\":1,\"stackLevel\":1,"
                + "\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Absolute\","
                + "\"chargingSchedule\":{\"chargingRateUnit\":\"W\","
                + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":7000.0}]}}}";
    }

    private static String meterValues(int wattHours) {
        return "{\"connectorId\":1,\"transactionId\":1,\"meterValue\":[{" + TIME + ",\"sampledValue\":[{\"value\":\""
                + wattHours + "\",\"measurand\":\"Energy.Active.Import.Register\",\"unit\":\"Wh\"}]}]}";
    }
}
