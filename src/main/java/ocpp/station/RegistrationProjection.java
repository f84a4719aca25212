package ocpp.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.station.CommandEvent.MessageTriggered;
import ocpp.station.ConnectorEvent.AvailabilityChanged;
import ocpp.station.ConnectorEvent.StatusFlag;
import ocpp.station.ConnectorEvent.StatusReported;
import ocpp.station.RegistrationEvent.Booted;
import ocpp.station.RegistrationEvent.Connected;
import ocpp.station.RegistrationEvent.Disconnected;
import ocpp.station.RegistrationEvent.Registered;
import ocpp.station.RegistrationEvent.Removed;
import org.jspecify.annotations.Nullable;

/** What the events of registration and connectors mean for the state. */
final class RegistrationProjection {
    private static final int TRIGGERED_LIMIT = 16;

    private RegistrationProjection() {}

    static void addTo(Projection.Table table) {
        table.on(Connected.class, (state, event) -> state.withRegistration(seen(state.registration(), event.at())))
                .on(
                        Disconnected.class,
                        (state, event) -> state.withRegistration(seen(state.registration(), event.lastSeenAt())))
                .on(Booted.class, RegistrationProjection::booted)
                .on(Registered.class, RegistrationProjection::registered)
                .on(Removed.class, (state, event) -> StationState.initial(state.chargePointId()))
                .on(MessageTriggered.class, RegistrationProjection::triggered)
                .on(StatusReported.class, RegistrationProjection::status)
                .on(AvailabilityChanged.class, RegistrationProjection::availability);
    }

    private static Registration seen(Registration before, Instant at) {
        return new Registration(
                true,
                before.boot(),
                before.status(),
                before.approval(),
                before.heartbeatInterval(),
                before.bootedAt(),
                at,
                before.triggered());
    }

    private static StationState booted(StationState state, Booted event) {
        Registration before = state.registration();
        return state.withRegistration(new Registration(
                true,
                event.boot(),
                event.status(),
                before.approval(),
                before.heartbeatInterval(),
                event.at(),
                before.lastSeenAt(),
                List.of()));
    }

    private static StationState registered(StationState state, Registered event) {
        Registration before = state.registration();
        return state.withRegistration(new Registration(
                true,
                before.boot(),
                statusAfter(before.status(), event.approval()),
                event.approval(),
                event.heartbeatInterval(),
                before.bootedAt(),
                before.lastSeenAt(),
                before.triggered()));
    }

    /** A station is accepted only by its boot, but one that was accepted can be held back or refused at once. */
    private static @Nullable RegistrationStatus statusAfter(
            @Nullable RegistrationStatus status, @Nullable RegistrationStatus approval) {
        boolean heldBack = approval == RegistrationStatus.Pending || approval == RegistrationStatus.Rejected;
        return status != null && heldBack ? approval : status;
    }

    private static StationState triggered(StationState state, MessageTriggered event) {
        Registration before = state.registration();
        List<Registration.Triggered> triggered = new ArrayList<>(before.triggered());
        triggered.removeIf(earlier -> earlier.action() == event.action());
        if (triggered.size() == TRIGGERED_LIMIT) {
            triggered.remove(0);
        }
        triggered.add(new Registration.Triggered(event.action(), event.at()));
        return state.withRegistration(new Registration(
                true,
                before.boot(),
                before.status(),
                before.approval(),
                before.heartbeatInterval(),
                before.bootedAt(),
                before.lastSeenAt(),
                List.copyOf(triggered)));
    }

    private static StationState status(StationState state, StatusReported event) {
        Connector before = state.announced(event.connectorId()).connectors().get(event.connectorId());
        if (before == null || event.flags().contains(StatusFlag.OutOfOrder)) {
            return state;
        }
        return state.withConnectors(state.connectors()
                .with(
                        event.connectorId(),
                        new Connector(
                                event.connectorId(),
                                event.status(),
                                event.errorCode(),
                                event.occurredAt(),
                                event.at(),
                                before.availability(),
                                before.availabilityScheduled() && event.status() != ChargePointStatus.Unavailable)));
    }

    private static StationState availability(StationState state, AvailabilityChanged event) {
        Connector before = state.announced(event.connectorId()).connectors().get(event.connectorId());
        if (before == null) {
            return state;
        }
        return state.withConnectors(state.connectors()
                .with(
                        event.connectorId(),
                        new Connector(
                                event.connectorId(),
                                before.status(),
                                before.errorCode(),
                                before.occurredAt(),
                                before.reportedAt(),
                                event.type(),
                                event.scheduled())));
    }
}
