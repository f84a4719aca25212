package ocpp.app;

import static ocpp.app.RegistrationTest.answered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import ocpp.gateway.Station;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.Reset;
import ocpp.protocol.core.UnlockConnector;
import ocpp.protocol.firmware.GetDiagnostics;
import ocpp.protocol.firmware.UpdateFirmware;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.AuthorizationData;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import ocpp.protocol.reservation.CancelReservation;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.rpc.CallOutcome;
import ocpp.station.Executed;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators order, over real sockets and a real store. */
class OperationsTest {
    private static final String ACCEPTED = "{\"status\":\"Accepted\"}";
    private static final Reset.Request RESET = new Reset.Request(Reset.ResetType.Soft);

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "RES-13: reservations are numbered over restarts; each is used by its start, cancelled, rejected or expires")
    void theLifeOfReservations() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            answered(server, station, reserve(1, 3600), ACCEPTED);
            answered(server, station, reserve(2, 3600), ACCEPTED);
            server.startAgain();
            station = server.connect("CP_1");
            answered(server, station, reserve(3, 3600), "{\"status\":\"Occupied\"}");
            answered(server, station, reserve(4, 2), ACCEPTED);
            answered(server, station, new CancelReservation.Request(2), ACCEPTED);
            station.call(
                    "m1",
                    "StartTransaction",
                    "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"reservationId\":1,\"timestamp\":\"%s\"}"
                            .formatted(Instant.now()));

            await().untilAsserted(() -> assertThat(
                            server.rows(
                                    "select reservation_id || ' ' || connector_id || ' ' || state from reservations order by id"))
                    .containsExactly("1 1 USED", "2 2 CANCELLED", "3 3 REJECTED", "4 4 EXPIRED"));
            assertThat(server.snapshot("CP_1").state().reservations().open().size())
                    .isZero();
        }
    }

    @Test
    @DisplayName(
            "LIST-02, LIST-03, LIST-13: lists have growing versions over restarts; what the station holds is known")
    void whatTheLocalListHoldsIsKnown() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            answered(server, station, list(UpdateType.Full, "A", "B"), ACCEPTED);
            answered(server, station, list(UpdateType.Differential, "C"), ACCEPTED);
            server.startAgain();
            station = server.connect("CP_1");
            SendLocalList.Request without =
                    new SendLocalList.Request(0, List.of(new AuthorizationData("a", null)), UpdateType.Differential);
            answered(server, station, without, ACCEPTED);

            assertThat(server.rows("select id_tag from local_list_entries order by id_tag"))
                    .containsExactly("B", "C");
            assertThat(server.snapshot("CP_1").state().localList().version()).isEqualTo(3);
        }
    }

    @Test
    @DisplayName(
            "FW-01, FW-03, DIAG-01, DIAG-02: firmware and diagnostics are jobs whose last status is known over restarts")
    void jobsAreFollowed() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            CompletionStage<Executed> executed =
                    server.execute("CP_1", new UpdateFirmware.Request("ftp://host/image", 3, at, 60));
            String sent = station.next();
            assertThat(sent)
                    .contains("\"location\":\"ftp://host/image\",\"retries\":3,\"retrieveDate\":\"" + at
                            + "\",\"retryInterval\":60");
            station.send(sent.replaceFirst("\\[2,(\"[^\"]*\").*", "[3,$1,{}]"));
            StoredServer.await(executed);
            answered(
                    server,
                    station,
                    new GetDiagnostics.Request("ftp://host/", null, null, null, null),
                    "{\"fileName\":\"d.zip\"}");
            station.call("m1", "FirmwareStatusNotification", "{\"status\":\"Downloading\"}");
            server.startAgain();
            station = server.connect("CP_1");
            station.call("m2", "FirmwareStatusNotification", "{\"status\":\"Installed\"}");
            station.call("m3", "DiagnosticsStatusNotification", "{\"status\":\"Uploaded\"}");

            assertThat(server.rows("select kind || ' ' || location || ' ' || coalesce(file_name, '') || ' ' || status"
                            + " from jobs order by kind"))
                    .containsExactly("Diagnostics ftp://host/ d.zip Uploaded", "Firmware ftp://host/image  Installed");
        }
    }

    @Test
    @DisplayName(
            "SC-RUN-05: where the setting says so the capabilities of a station are asked for when it boots, before a"
                    + " profile is sent")
    void capabilitiesAreAskedForAtTheBoot() throws Exception {
        try (StoredServer server = new StoredServer(folder, "ocpp.station.read-configuration = on")) {
            Station station = server.booted("CP_1");
            String asked = station.next();
            assertThat(asked).endsWith("\"GetConfiguration\",{}]");
            station.send(
                    asked.replaceFirst(
                            "\\[2,(\"[^\"]*\").*",
                            "[3,$1,{\"configurationKey\":[{\"key\":\"ChargeProfileMaxStackLevel\",\"readonly\":true,\"value\":\"3\"}]}]"));

            await().until(() ->
                    server.snapshot("CP_1").state().configuration().containsKey("chargeprofilemaxstacklevel"));
            assertThat(server.rows("select operator || ' ' || state from commands"))
                    .containsExactly("server Answered");
        }
    }

    @Test
    @DisplayName(
            "SC-SET-03: a TxDefaultProfile with times but without transaction and recurrency leaves as it is and is"
                    + " known once the station has taken it")
    void aDefaultProfileIsSetAsItIs() throws Exception {
        Instant from = Instant.parse("2026-01-18T12:00:00Z");
        ChargingSchedule schedule = new ChargingSchedule(
                86400,
                from,
                ChargingRateUnit.A,
                List.of(new ChargingSchedulePeriod(0, BigDecimal.valueOf(6), null)),
                null);
        ChargingProfile profile = new ChargingProfile(
                7,
                null,
                0,
                ChargingProfilePurpose.TxDefaultProfile,
                ChargingProfileKind.Absolute,
                null,
                from,
                from.plusSeconds(86400),
                schedule);
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            CompletionStage<Executed> executed = server.execute("CP_1", new SetChargingProfile.Request(1, profile));
            String sent = station.next();
            assertThat(sent)
                    .endsWith(
                            "\"SetChargingProfile\",{\"connectorId\":1,\"csChargingProfiles\":{\"chargingProfileId\":7,"
                                    + "\"stackLevel\":0,\"chargingProfilePurpose\":\"TxDefaultProfile\","
                                    + "\"chargingProfileKind\":\"Absolute\",\"validFrom\":\"2026-01-18T12:00:00Z\","
                                    + "\"validTo\":\"2026-01-19T12:00:00Z\",\"chargingSchedule\":{\"duration\":86400,"
                                    + "\"startSchedule\":\"2026-01-18T12:00:00Z\",\"chargingRateUnit\":\"A\","
                                    + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":6}]}}}]");
            station.send(sent.replaceFirst("\\[2,(\"[^\"]*\").*", "[3,$1," + ACCEPTED + "]"));
            StoredServer.await(executed);
            server.startAgain();

            assertThat(server.snapshot("CP_1").state().charging().installed().values())
                    .singleElement()
                    .satisfies(installed -> assertThat(installed.profile()).isEqualTo(profile));
        }
    }

    @Test
    @DisplayName("UNLOCK-03: a connector that is unlocked ends no transaction here; its station says when it does")
    void unlockingEndsNoTransaction() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station station = server.booted("CP_1");
            station.call(
                    "m1",
                    "StartTransaction",
                    "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"%s\"}"
                            .formatted(Instant.now()));
            answered(server, station, new UnlockConnector.Request(1), "{\"status\":\"Unlocked\"}");

            assertThat(server.snapshot("CP_1").state().transactions().open().size())
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName(
            "J-RPC-14, J-RPC-06, J-RPC-13: a station that does not answer holds up no other; its own CALLs wait, each"
                    + " with an id of its own")
    void aStationThatDoesNotAnswerHoldsUpNoOther() throws Exception {
        try (StoredServer server = new StoredServer(folder)) {
            Station silent = server.booted("CP_2");
            Station station = server.booted("CP_1");
            server.execute("CP_2", RESET);
            CompletionStage<Executed> second = server.execute("CP_2", RESET);
            String first = silent.next();

            assertThat(answered(server, station, RESET, ACCEPTED)).isInstanceOf(Executed.Finished.class);
            assertThat(second.toCompletableFuture()).isNotDone();
            silent.send(first.replaceFirst("\\[2,(\"[^\"]*\").*", "[3,$1," + ACCEPTED + "]"));
            assertThat(silent.next()).startsWith("[2,").isNotEqualTo(first);
            assertThat(server.rows("select distinct command_id from commands")).hasSize(3);
        }
    }

    @Test
    @DisplayName("J-RPC-15: a station that leaves CALLs unanswered is closed with 1001, so that it connects anew")
    void aDeafStationIsClosed() throws Exception {
        try (StoredServer server = new StoredServer(folder, "ocpp.station.deaf-after = 2")) {
            server.callTimeout(Duration.ofMillis(200));
            Station deaf = server.booted("CP_1");
            CompletionStage<Executed> first = server.execute("CP_1", RESET);
            CompletionStage<Executed> second = server.execute("CP_1", RESET);

            assertThat(deaf.closeCode()).isEqualTo(1001);
            for (CompletionStage<Executed> ended : List.of(first, second)) {
                assertThat(StoredServer.await(ended))
                        .isInstanceOfSatisfying(
                                Executed.Finished.class,
                                finished -> assertThat(finished.outcome()).isEqualTo(new CallOutcome.TimedOut()));
            }
            Station again = server.connect("CP_1");
            server.callTimeout(Duration.ofSeconds(20));
            assertThat(answered(server, again, RESET, ACCEPTED)).isInstanceOf(Executed.Finished.class);
            assertThat(server.rows("select state from commands order by id"))
                    .containsExactly("TimedOut", "TimedOut", "Answered");
        }
    }

    private static ReserveNow.Request reserve(int connectorId, int seconds) {
        return new ReserveNow.Request(connectorId, Instant.now().plusSeconds(seconds), "T", null, 0);
    }

    private static SendLocalList.Request list(UpdateType type, String... idTags) {
        IdTagInfo accepted = new IdTagInfo(null, null, IdTagInfo.AuthorizationStatus.Accepted);
        List<AuthorizationData> entries = List.of(idTags).stream()
                .map(idTag -> new AuthorizationData(idTag, accepted))
                .toList();
        return new SendLocalList.Request(0, entries, type);
    }
}
