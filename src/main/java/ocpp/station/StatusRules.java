package ocpp.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.station.ConnectorEvent.StatusFlag;
import ocpp.station.ConnectorEvent.StatusReported;
import ocpp.station.ReservationEvent.ReservationState;
import org.jspecify.annotations.Nullable;

/** Status of connectors (STAT): always answered, the newest event time counts. */
final class StatusRules {
    private static final Set<StatusFlag> NO_FLAGS = Set.of();

    Decision status(StationState state, Message<StatusNotification.Request> message, Found found) {
        StatusNotification.Request request = message.request();
        EventTime time = EventTime.of(request.timestamp(), message.now());
        Connector connector = state.connectors().get(request.connectorId());
        StatusReported reported = new StatusReported(
                message.now(),
                time.at(),
                request.connectorId(),
                request.status(),
                request.errorCode(),
                request.info(),
                request.vendorId(),
                request.vendorErrorCode(),
                flags(request, time, connector, state.registration().bootedAt()));
        List<StationEvent> lost = endedReservations(state, reported);
        if (lost.isEmpty()) {
            return Decision.answer(new StatusNotification.Response(), reported);
        }
        List<StationEvent> events = new ArrayList<>(lost);
        events.add(0, reported);
        return Decision.answer(new StatusNotification.Response(), events);
    }

    private static Set<StatusFlag> flags(
            StatusNotification.Request request,
            EventTime time,
            @Nullable Connector connector,
            @Nullable Instant bootedAt) {
        boolean skewed = time.skewed();
        boolean late = connector != null && outOfOrder(connector, time.at(), bootedAt);
        boolean unusual = !late && connector != null && unusual(connector, request.status());
        boolean notForZero = request.connectorId() == 0 && !StatusTransitions.ofConnectorZero(request.status());
        if (!(skewed || late || unusual || notForZero)) {
            return NO_FLAGS;
        }
        Set<StatusFlag> flags = EnumSet.noneOf(StatusFlag.class);
        add(flags, StatusFlag.ClockSkew, skewed);
        add(flags, StatusFlag.OutOfOrder, late);
        add(flags, StatusFlag.UnusualTransition, unusual);
        add(flags, StatusFlag.NotForConnectorZero, notForZero);
        return Set.copyOf(flags);
    }

    private static void add(Set<StatusFlag> flags, StatusFlag flag, boolean present) {
        if (present) {
            flags.add(flag);
        }
    }

    /** What was reported before the last boot is not held against what comes after it. */
    private static boolean outOfOrder(Connector connector, Instant occurredAt, @Nullable Instant bootedAt) {
        Instant newest = connector.occurredAt();
        Instant reportedAt = connector.reportedAt();
        boolean sinceBoot = bootedAt == null || (reportedAt != null && !reportedAt.isBefore(bootedAt));
        return newest != null && sinceBoot && occurredAt.isBefore(newest);
    }

    private static boolean unusual(Connector connector, ChargePointStatus after) {
        ChargePointStatus before = connector.status();
        return before != null && connector.connectorId() != 0 && !StatusTransitions.usual(before, after);
    }

    /** A connector that turns Faulted or Unavailable ends its reservation (RES-06). */
    private static List<StationEvent> endedReservations(StationState state, StatusReported reported) {
        boolean lost =
                reported.status() == ChargePointStatus.Faulted || reported.status() == ChargePointStatus.Unavailable;
        if (!lost || reported.flags().contains(StatusFlag.OutOfOrder)) {
            return List.of();
        }
        List<StationEvent> events = new ArrayList<>();
        for (Reservations.Reservation reservation : state.reservations().open().values()) {
            if (reservation.connectorId() == reported.connectorId()) {
                events.add(new ReservationEvent.Changed(
                        reported.at(), reservation.reservationId(), ReservationState.CANCELLED, null, null));
            }
        }
        return events;
    }
}
