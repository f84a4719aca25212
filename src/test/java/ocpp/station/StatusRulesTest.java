package ocpp.station;

import static ocpp.station.TestStation.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.reservation.ReserveNow.ReservationStatus;
import ocpp.station.ConnectorEvent.StatusFlag;
import ocpp.station.ConnectorEvent.StatusReported;
import ocpp.station.ReservationEvent.ReservationState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StatusRulesTest {
    private final TestStation station = TestStation.accepted();

    @Test
    @DisplayName("STAT-11, STAT-12: without a time the time of arrival counts")
    void withoutATimeTheTimeOfArrivalCounts() {
        StatusReported reported = report(1, ChargePointStatus.Available, null);

        assertThat(reported.occurredAt()).isEqualTo(station.now());
        assertThat(reported.flags()).isEmpty();
        assertThat(present(1)).isEqualTo(ChargePointStatus.Available);
    }

    @Test
    @DisplayName("field case: the present status is that of the newest event time, not of the newest arrival")
    void thePresentStatusIsThatOfTheNewestEventTime() {
        report(1, ChargePointStatus.Charging, station.now());

        StatusReported late =
                report(1, ChargePointStatus.Preparing, station.now().minusSeconds(60));

        assertThat(late.flags()).containsExactly(StatusFlag.OutOfOrder);
        assertThat(late.at()).isEqualTo(station.now());
        assertThat(present(1)).isEqualTo(ChargePointStatus.Charging);
    }

    @Test
    void whatComesAfterABootCountsWhateverItsTime() {
        report(1, ChargePointStatus.Charging, station.now());
        station.later(Duration.ofHours(1)).answer(TestStation.BOOT);

        report(1, ChargePointStatus.Available, station.now().minus(Duration.ofHours(3)));

        assertThat(present(1)).isEqualTo(ChargePointStatus.Available);
    }

    @Test
    @DisplayName("field case: a lost clock (1970) or one far ahead is flagged and does not win or lose for ever")
    void aClockThatCannotBeIsFlagged() {
        StatusReported lost = report(1, ChargePointStatus.Available, Instant.EPOCH);
        StatusReported ahead = report(1, ChargePointStatus.Preparing, Instant.parse("2030-01-01T00:00:00Z"));
        station.later(Duration.ofSeconds(10));
        report(1, ChargePointStatus.Charging, station.now());

        assertThat(lost.flags()).containsExactly(StatusFlag.ClockSkew);
        assertThat(lost.occurredAt()).isEqualTo(TestStation.START);
        assertThat(ahead.flags()).containsExactly(StatusFlag.ClockSkew);
        assertThat(present(1)).isEqualTo(ChargePointStatus.Charging);
    }

    @Test
    @DisplayName("STAT-12: a step outside the table is kept and flagged, never refused")
    void aStepOutsideTheTableIsFlagged() {
        report(1, ChargePointStatus.Reserved, null);

        assertThat(report(1, ChargePointStatus.Finishing, null).flags()).containsExactly(StatusFlag.UnusualTransition);
        assertThat(present(1)).isEqualTo(ChargePointStatus.Finishing);
    }

    @Test
    @DisplayName("section 4.9: the table has 53 steps")
    void theTableHasFiftyThreeSteps() {
        assertThat(Arrays.stream(ChargePointStatus.values())
                        .mapToInt(status -> StatusTransitions.next(status).size())
                        .sum())
                .isEqualTo(53);
    }

    @Test
    @DisplayName("STAT-02: connector 0 has only three of the statuses")
    void connectorZeroHasOnlyThreeOfTheStatuses() {
        assertThat(report(0, ChargePointStatus.Unavailable, null).flags()).isEmpty();
        assertThat(report(0, ChargePointStatus.Charging, null).flags()).containsExactly(StatusFlag.NotForConnectorZero);
    }

    @Test
    @DisplayName("EDGE-05: a connector never heard of is created")
    void aConnectorNeverHeardOfIsCreated() {
        report(99, ChargePointStatus.Available, null);

        assertThat(present(99)).isEqualTo(ChargePointStatus.Available);
    }

    @Test
    void aStationCannotMakeUpConnectorsWithoutEnd() {
        for (int connectorId = 1; connectorId <= StationState.CONNECTOR_LIMIT + 5; connectorId++) {
            report(connectorId, ChargePointStatus.Available, null);
        }

        assertThat(station.state().connectors().size()).isEqualTo(StationState.CONNECTOR_LIMIT);
    }

    @Test
    @DisplayName("RES-06: a connector that turns Faulted or Unavailable loses its reservation")
    void aConnectorThatTurnsFaultedLosesItsReservation() {
        ReserveNow.Request reserve = new ReserveNow.Request(1, station.now().plusSeconds(600), "TEST", null, 7);
        station.prepare(reserve, false);
        station.answered(reserve, new ReserveNow.Response(ReservationStatus.Accepted));

        Decision decision = station.send(request(1, ChargePointStatus.Faulted, null));

        assertThat(only(decision.events(), ReservationEvent.Changed.class).state())
                .isEqualTo(ReservationState.CANCELLED);
        assertThat(station.state().reservations().open().size()).isZero();
    }

    private StatusReported report(int connectorId, ChargePointStatus status, @Nullable Instant timestamp) {
        return only(station.send(request(connectorId, status, timestamp)).events(), StatusReported.class);
    }

    private static StatusNotification.Request request(
            int connectorId, ChargePointStatus status, @Nullable Instant timestamp) {
        return new StatusNotification.Request(
                connectorId, ChargePointErrorCode.NoError, null, status, timestamp, null, null);
    }

    private @Nullable ChargePointStatus present(int connectorId) {
        return station.connector(connectorId).status();
    }
}
