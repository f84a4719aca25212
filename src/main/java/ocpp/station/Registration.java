package ocpp.station;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.Action;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import org.jspecify.annotations.Nullable;

/**
 * Boot data and registration of a station (BOOT-16).
 *
 * @param known whether the station has any event
 * @param boot the last BootNotification, null before the first
 * @param status what the station was told last, null before its first boot
 * @param approval what an operator decided, null for the policy of the server
 * @param heartbeatInterval seconds, null for the setting of the server
 * @param bootedAt when it booted last, null before the first
 * @param lastSeenAt when its last connection was opened or last heard of, null before the first
 * @param triggered what the station agreed to send since its last boot
 */
public record Registration(
        boolean known,
        BootNotification.@Nullable Request boot,
        @Nullable RegistrationStatus status,
        @Nullable RegistrationStatus approval,
        @Nullable Integer heartbeatInterval,
        @Nullable Instant bootedAt,
        @Nullable Instant lastSeenAt,
        List<Triggered> triggered) {

    /** The registration of a station that nothing is known of. */
    public static final Registration UNKNOWN = new Registration(false, null, null, null, null, null, null, List.of());

    /** A message that the station agreed to send, and when it did. */
    public record Triggered(Action action, Instant at) {}

    boolean accepted() {
        return status == RegistrationStatus.Accepted;
    }
}
