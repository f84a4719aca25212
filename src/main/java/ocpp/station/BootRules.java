package ocpp.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import ocpp.protocol.Action;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.Heartbeat;
import ocpp.station.StationSettings.UnknownStations;

/** Registration and sign of life (BOOT, HB). */
final class BootRules {
    private final StationSettings settings;

    BootRules(StationSettings settings) {
        this.settings = settings;
    }

    Decision boot(StationState state, Message<BootNotification.Request> message, Found found) {
        RegistrationStatus status = decided(state.registration());
        BootNotification.Response answer = new BootNotification.Response(status, message.now(), (int)
                interval(state.registration(), status).toSeconds());
        return Decision.answer(answer, new RegistrationEvent.Booted(message.now(), message.request(), status));
    }

    Decision heartbeat(StationState state, Message<Heartbeat.Request> message, Found found) {
        return Decision.answer(new Heartbeat.Response(message.now()));
    }

    /** Whether a CALL of this action is taken from a station in this state (BOOT-14). */
    boolean allows(Registration registration, Action action, Instant now) {
        return registration.accepted()
                || action == Action.BootNotification
                || (registration.status() == RegistrationStatus.Pending && triggered(registration, action, now));
    }

    private boolean triggered(Registration registration, Action action, Instant now) {
        return registration.triggered().stream()
                .anyMatch(triggered -> matches(triggered.action(), action)
                        && now.isBefore(triggered.at().plus(settings.triggeredWithin())));
    }

    /** The extended trigger of FirmwareStatusNotification gives the signed one (TRIG-08). */
    private static boolean matches(Action triggered, Action action) {
        return triggered == action
                || Set.of(triggered, action)
                        .equals(Set.of(Action.FirmwareStatusNotification, Action.SignedFirmwareStatusNotification));
    }

    private RegistrationStatus decided(Registration registration) {
        RegistrationStatus approval = registration.approval();
        return approval == null ? byPolicy(settings.unknownStations()) : approval;
    }

    private static RegistrationStatus byPolicy(UnknownStations policy) {
        return switch (policy) {
            case ACCEPT -> RegistrationStatus.Accepted;
            case PENDING -> RegistrationStatus.Pending;
            case REFUSE -> RegistrationStatus.Rejected;
        };
    }

    private Duration interval(Registration registration, RegistrationStatus status) {
        if (status != RegistrationStatus.Accepted) {
            return settings.retryInterval();
        }
        Integer own = registration.heartbeatInterval();
        return own == null ? settings.heartbeatInterval() : Duration.ofSeconds(own);
    }
}
