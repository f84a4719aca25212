package ocpp.store;

import java.sql.SQLException;
import java.time.Instant;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import org.jspecify.annotations.Nullable;

/**
 * A charge point as it is kept; what its boot told is null before the first.
 *
 * @param createdAt when it was first heard of
 * @param registrationStatus what it was told last
 * @param approval what an operator decided, null for the policy of the server
 * @param heartbeatInterval seconds, null for the setting of the server
 * @param connected as far as the last server that wrote knows
 * @param validation strict or lenient, null for the setting of the server
 * @param listVersion of its local authorization list, null when not known
 */
public record ChargePointRecord(
        String chargePointId,
        Instant createdAt,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable String serialNumber,
        @Nullable String firmwareVersion,
        @Nullable RegistrationStatus registrationStatus,
        @Nullable RegistrationStatus approval,
        @Nullable Integer heartbeatInterval,
        @Nullable Instant bootedAt,
        @Nullable Instant lastSeenAt,
        boolean connected,
        @Nullable Instant connectedAt,
        @Nullable Instant disconnectedAt,
        @Nullable String remoteAddress,
        @Nullable Integer listVersion,
        @Nullable String validation,
        @Nullable String note) {

    static ChargePointRecord read(Columns row) throws SQLException {
        return new ChargePointRecord(
                row.text("charge_point_id"),
                row.time("created_at"),
                row.textOrNull("vendor"),
                row.textOrNull("model"),
                row.textOrNull("serial_number"),
                row.textOrNull("firmware_version"),
                row.constantOrNull("registration_status", RegistrationStatus.class),
                row.constantOrNull("approval", RegistrationStatus.class),
                row.integerOrNull("heartbeat_interval"),
                row.timeOrNull("booted_at"),
                row.timeOrNull("last_seen_at"),
                row.textOrNull("connected_to") != null,
                row.timeOrNull("connected_at"),
                row.timeOrNull("disconnected_at"),
                row.textOrNull("remote_address"),
                row.integerOrNull("list_version"),
                row.textOrNull("validation"),
                row.textOrNull("note"));
    }
}
