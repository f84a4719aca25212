package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.AuthorizationCacheEnabled;
import static ocpp.emulator.configuration.ConfigurationKey.LocalAuthListEnabled;
import static ocpp.emulator.configuration.ConfigurationKey.LocalAuthListMaxLength;
import static ocpp.emulator.configuration.ConfigurationKey.LocalPreAuthorize;
import static ocpp.emulator.configuration.ConfigurationKey.ReserveConnectorZeroSupported;
import static ocpp.emulator.configuration.ConfigurationKey.SendLocalListMaxLength;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import ocpp.protocol.core.Authorize;
import ocpp.protocol.core.ClearCache;
import ocpp.protocol.core.ClearCache.ClearCacheStatus;
import ocpp.protocol.core.IdTagInfo;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.localauth.GetLocalListVersion;
import ocpp.protocol.localauth.SendLocalList;
import ocpp.protocol.localauth.SendLocalList.AuthorizationData;
import ocpp.protocol.localauth.SendLocalList.UpdateStatus;
import ocpp.protocol.localauth.SendLocalList.UpdateType;
import ocpp.protocol.reservation.CancelReservation;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.reservation.ReserveNow.ReservationStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tags: cache, local list, groups and reservations. */
class TagsTest {
    private static final IdTagInfo ACCEPTED = new IdTagInfo(null, null, AuthorizationStatus.Accepted);

    @Test
    @Obeys({LocalPreAuthorize, AuthorizationCacheEnabled})
    @DisplayName(
            "AUTH-12, AUTH-17, TC_007, TC_061: a cached tag starts without being asked for, until the cache is cleared")
    void cache() {
        for (String enabled : new String[] {"true", "false"}) {
            Rig rig = Rig.booted("LocalPreAuthorize", "true", "AuthorizationCacheEnabled", enabled);
            session(rig);
            session(rig);
            boolean cached = enabled.equals("true");
            assertThat(rig.sent(Authorize.Request.class)).hasSize(cached ? 1 : 2);
            assertThat(rig.call(new ClearCache.Request()))
                    .isEqualTo(new ClearCache.Response(cached ? ClearCacheStatus.Accepted : ClearCacheStatus.Rejected));
            session(rig);
            assertThat(rig.sent(Authorize.Request.class)).hasSize(cached ? 2 : 3);
        }
    }

    @Test
    @Obeys(LocalAuthListEnabled)
    @DisplayName("AUTH-21, LIST-01, LIST-07: without the key the list neither counts nor changes")
    void listDisabled() {
        Rig rig = Rig.booted("LocalAuthListEnabled", "false");
        assertThat(send(rig, 1)).isEqualTo(UpdateStatus.NotSupported);
        assertThat(rig.call(new GetLocalListVersion.Request())).isEqualTo(new GetLocalListVersion.Response(-1));
        Rig enabled = Rig.booted("LocalPreAuthorize", "true");
        assertThat(send(enabled, 1)).isEqualTo(UpdateStatus.Accepted);
        assertThat(enabled.call(new GetLocalListVersion.Request())).isEqualTo(new GetLocalListVersion.Response(1));
        enabled.charge(1, "tag-1");
        assertThat(enabled.sent(Authorize.Request.class)).isEmpty();
        assertThat(enabled.sent(StartTransaction.Request.class)).hasSize(1);
    }

    @Test
    @Obeys({LocalAuthListMaxLength, SendLocalListMaxLength})
    @DisplayName("LIST-12: more than one message, or the list, may hold: Failed")
    void listIsBounded() {
        Rig rig = Rig.booted("LocalAuthListMaxLength", "3", "SendLocalListMaxLength", "2");
        assertThat(send(rig, 3)).isEqualTo(UpdateStatus.Failed);
        assertThat(send(rig, 2)).isEqualTo(UpdateStatus.Accepted);
        Rig small = Rig.booted("LocalAuthListMaxLength", "3");
        assertThat(send(small, 4)).isEqualTo(UpdateStatus.Failed);
    }

    @Test
    @DisplayName("AUTH-08, STOP-12, TC_069: a tag of the same group may stop, another may not")
    void groups() {
        Rig rig = Rig.booted();
        rig.tags =
                tag -> new IdTagInfo(null, tag.startsWith("A") ? "GROUP-A" : "GROUP-B", AuthorizationStatus.Accepted);
        rig.charge(1, "A-1");
        rig.give(new Input.Swipe(1, "B-1"));
        assertThat(rig.sent(StopTransaction.Request.class)).isEmpty();
        rig.give(new Input.Swipe(1, "A-2"));
        assertThat(rig.only(StopTransaction.Request.class).idTag()).isEqualTo("A-2");
    }

    @Test
    @DisplayName("STAT-13: a StartTransaction.conf that contradicts the list is told as LocalListConflict")
    void conflict() {
        Rig rig = Rig.booted("LocalPreAuthorize", "true");
        send(rig, 1);
        rig.tags = tag -> new IdTagInfo(null, null, AuthorizationStatus.Blocked);
        rig.charge(1, "tag-1");
        assertThat(rig.sent(StatusNotification.Request.class))
                .filteredOn(status -> status.errorCode() == ChargePointErrorCode.LocalListConflict)
                .singleElement()
                .extracting(StatusNotification.Request::connectorId)
                .isEqualTo(0);
    }

    @Test
    @DisplayName(
            "RES-03, RES-07, RES-09, START-02, TC_046: only the reserved tag starts, and the start names the reservation")
    void reservation() {
        Rig rig = Rig.booted();
        assertThat(reserve(rig, 1, 7, null)).isEqualTo(ReservationStatus.Accepted);
        assertThat(rig.statuses(1)).containsExactly("Reserved");
        assertThat(reserve(rig, 1, 8, null)).isEqualTo(ReservationStatus.Occupied);
        rig.charge(1, "OTHER");
        assertThat(rig.sent(StartTransaction.Request.class)).isEmpty();
        rig.give(new Input.Swipe(1, "reserved"));
        assertThat(rig.only(StartTransaction.Request.class).reservationId()).isEqualTo(7);
        assertThat(rig.call(new CancelReservation.Request(7)))
                .extracting("status")
                .hasToString("Rejected");
    }

    @Test
    @DisplayName("RES-05, TC_053: a tag of the reserved group is found out by Authorize")
    void reservedGroup() {
        Rig rig = Rig.booted();
        reserve(rig, 1, 7, "GROUP-A");
        rig.tags = tag -> new IdTagInfo(null, tag.startsWith("A") ? "GROUP-A" : null, AuthorizationStatus.Accepted);
        rig.charge(1, "B-1");
        assertThat(rig.sent(StartTransaction.Request.class)).isEmpty();
        rig.give(new Input.Swipe(1, "A-1"));
        assertThat(rig.only(StartTransaction.Request.class).reservationId()).isEqualTo(7);
    }

    @Test
    @DisplayName("RES-08, TC_047: a reservation expires and the connector is Available again")
    void reservationExpires() {
        Rig rig = Rig.booted();
        reserve(rig, 1, 7, null);
        rig.seconds(601);
        assertThat(rig.statuses(1)).containsExactly("Reserved", "Available");
    }

    @Test
    @DisplayName("RES-02, TC_048: faulted, unavailable and occupied connectors are not reserved")
    void notReserved() {
        Rig rig = Rig.booted();
        rig.give(new Input.Fault(1, ChargePointErrorCode.GroundFailure, null));
        assertThat(reserve(rig, 1, 7, null)).isEqualTo(ReservationStatus.Faulted);
        rig.give(new Input.Plug(2, null));
        assertThat(reserve(rig, 2, 7, null)).isEqualTo(ReservationStatus.Occupied);
    }

    @Test
    @Obeys(ReserveConnectorZeroSupported)
    @DisplayName("RES-04, TC_049: a reservation of the station keeps one connector free, where the key says so")
    void connectorZero() {
        Rig rig = Rig.booted("ReserveConnectorZeroSupported", "false");
        assertThat(reserve(rig, 0, 7, null)).isEqualTo(ReservationStatus.Rejected);
        Rig keeping = Rig.booted();
        assertThat(reserve(keeping, 0, 7, null)).isEqualTo(ReservationStatus.Accepted);
        keeping.give(new Input.Swipe(1, "OTHER"));
        keeping.give(new Input.Plug(1, null));
        assertThat(keeping.sent(StartTransaction.Request.class)).hasSize(1);
        keeping.give(new Input.Swipe(2, "OTHER-2"));
        keeping.give(new Input.Plug(2, null));
        assertThat(keeping.sent(StartTransaction.Request.class)).hasSize(1);
        keeping.give(new Input.Swipe(2, "RESERVED"));
        assertThat(keeping.sent(StartTransaction.Request.class)).hasSize(2);
    }

    private static void session(Rig rig) {
        rig.charge(1, "TAG-001");
        rig.give(new Input.Swipe(1, "TAG-001"));
        rig.give(new Input.Unplug(1));
    }

    private static ReservationStatus reserve(Rig rig, int connectorId, int id, @Nullable String group) {
        Object answer = rig.call(new ReserveNow.Request(connectorId, rig.now.plusSeconds(600), "RESERVED", group, id));
        return ((ReserveNow.Response) answer).status();
    }

    private static UpdateStatus send(Rig rig, int entries) {
        Object answer = rig.call(new SendLocalList.Request(
                1,
                IntStream.rangeClosed(1, entries)
                        .mapToObj(number -> new AuthorizationData("TAG-" + number, ACCEPTED))
                        .toList(),
                UpdateType.Full));
        return ((SendLocalList.Response) answer).status();
    }
}
