package ocpp.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import ocpp.gateway.Station;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.GetConfiguration;
import ocpp.protocol.core.RemoteStopTransaction;
import ocpp.protocol.trigger.TriggerMessage;
import ocpp.protocol.trigger.TriggerMessage.MessageTrigger;
import ocpp.station.Changed;
import ocpp.station.ChargePointActor.Register;
import ocpp.station.Executed;
import ocpp.station.Executed.NotSent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pending, Accepted and Rejected stations over real sockets and a real store. */
class RegistrationTest {
    private static final String PENDING = "ocpp.registration.unknown-stations = pending";
    private static final String STATUS = "{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}";

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "BOOT-09, BOOT-10, BOOT-13, BOOT-14: a Pending station keeps its connection, may be read and triggered, and"
                    + " sends nothing else")
    void aPendingStationIsReadAndTriggered() throws Exception {
        try (StoredServer server = new StoredServer(folder, PENDING)) {
            Station station = server.connect("CP_1");
            assertThat(station.boot()).contains("\"status\":\"Pending\"", "\"interval\":60");

            assertThat(station.call("m1", "StatusNotification", STATUS)).startsWith("[4,\"m1\",\"SecurityError\"");
            assertThat(station.call("m2", "Heartbeat", "{}")).startsWith("[4,\"m2\",\"SecurityError\"");
            answered(
                    server, station, new GetConfiguration.Request(null), "{\"configurationKey\":[],\"unknownKey\":[]}");
            assertThat(StoredServer.await(server.execute("CP_1", new RemoteStopTransaction.Request(1))))
                    .isInstanceOf(NotSent.class);
            answered(
                    server,
                    station,
                    new TriggerMessage.Request(MessageTrigger.StatusNotification, 1),
                    "{\"status\":\"Accepted\"}");
            assertThat(station.call("m3", "StatusNotification", STATUS)).isEqualTo("[3,\"m3\",{}]");
            assertThat(station.isOpen()).isTrue();
        }
    }

    @Test
    @DisplayName(
            "BOOT-16, BOOT-19, BOOT-20: an operator's approval counts from the next boot, also over a restart; then a"
                    + " station that only reconnects may speak at once")
    void anApprovalCountsFromTheNextBoot() throws Exception {
        try (StoredServer server = new StoredServer(folder, PENDING)) {
            Station station = server.booted("CP_1");
            register(server, "CP_1", RegistrationStatus.Accepted, 77);
            assertThat(station.call("m1", "StatusNotification", STATUS)).startsWith("[4,\"m1\",\"SecurityError\"");
            server.startAgain();

            station = server.connect("CP_1");
            assertThat(station.boot()).contains("\"status\":\"Accepted\"", "\"interval\":77");
            server.startAgain();
            assertThat(server.connect("CP_1").call("m2", "StatusNotification", STATUS))
                    .isEqualTo("[3,\"m2\",{}]");
        }
    }

    @Test
    @DisplayName("BOOT-08, BOOT-14: a station that an operator rejects is refused at once and is sent nothing")
    void aRejectedStationIsRefused() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            register(server, "CP_1", RegistrationStatus.Rejected, null);

            assertThat(station.call("m1", "StatusNotification", STATUS)).startsWith("[4,\"m1\",\"SecurityError\"");
            assertThat(station.boot()).contains("\"status\":\"Rejected\"", "\"interval\":60");
            assertThat(StoredServer.await(server.execute("CP_1", new GetConfiguration.Request(null))))
                    .isInstanceOf(NotSent.class);
        }
    }

    @Test
    @DisplayName(
            "HB-04, J-RPC-22: any message is a sign of life of the station whose connection it is, whatever it says of"
                    + " itself")
    void anyMessageIsASignOfLife() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station first = server.booted("CP_1");
            Station second = server.booted("CP_2");
            Instant before = Instant.now();
            first.call(
                    "m1",
                    "BootNotification",
                    "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\",\"chargeBoxSerialNumber\":\"CP_2\"}");
            first.call("m2", "Nonsense", "{}");

            assertThat(server.snapshot("CP_1").lastSeenAt()).isAfterOrEqualTo(before);
            assertThat(server.snapshot("CP_2").lastSeenAt()).isBefore(before);
            assertThat(server.rows("select charge_box_serial_number from charge_points where charge_point_id = 'CP_1'"))
                    .containsExactly("CP_2");
            assertThat(second.isOpen()).isTrue();
        }
    }

    /** Sends a CALL of an operator, which the station answers so. */
    static Executed answered(
            StoredServer server, Station station, ocpp.protocol.RequestPayload<?> request, String answer)
            throws Exception {
        var executed = server.execute("CP_1", request);
        station.send(station.next().replaceFirst("(?s)\\[2,(\"[^\"]*\").*", "[3,$1," + answer + "]"));
        return StoredServer.await(executed);
    }

    private static void register(
            StoredServer server, String chargePointId, RegistrationStatus approval, @Nullable Integer interval)
            throws Exception {
        Changed changed = StoredServer.await(
                server.<Changed>ask(chargePointId, replyTo -> new Register(approval, interval, "operator", replyTo)));
        assertThat(changed).isEqualTo(new Changed.Done());
    }
}
