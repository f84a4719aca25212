package ocpp.station;

import java.time.Instant;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import org.jspecify.annotations.Nullable;

/** Events of the connection and the registration of a charge point. */
public sealed interface RegistrationEvent extends StationEvent {

    /** A socket of this station was opened. */
    record Connected(Instant at, String remoteAddress) implements RegistrationEvent {}

    /**
     * The newest socket of this station was closed.
     *
     * @param lastSeenAt when the last message came on it
     */
    record Disconnected(Instant at, Instant lastSeenAt) implements RegistrationEvent {}

    /** The station booted and was told this status (BOOT-03, BOOT-23). */
    record Booted(Instant at, BootNotification.Request boot, RegistrationStatus status) implements RegistrationEvent {}

    /**
     * An operator decided about the station, before it connected or later.
     *
     * @param approval what its next boot is told, null for the policy of the server
     * @param heartbeatInterval seconds, null for the setting of the server
     */
    record Registered(
            Instant at,
            @Nullable RegistrationStatus approval,
            @Nullable Integer heartbeatInterval,
            String operator) implements RegistrationEvent {}

    /** An operator removed the station: nothing of it is listed any more. */
    record Removed(Instant at, String operator) implements RegistrationEvent {}
}
