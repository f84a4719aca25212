package ocpp.station;

import java.time.Instant;
import ocpp.protocol.core.ChangeAvailability.AvailabilityType;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import org.jspecify.annotations.Nullable;

/**
 * A connector, or with id 0 the whole station.
 *
 * @param status null when it never told one
 * @param errorCode null when it never told a status
 * @param occurredAt event time of the status
 * @param reportedAt arrival time of the status
 * @param availability what ChangeAvailability set last, null when it was never sent
 * @param availabilityScheduled whether that waits for transactions to end
 */
public record Connector(
        int connectorId,
        @Nullable ChargePointStatus status,
        @Nullable ChargePointErrorCode errorCode,
        @Nullable Instant occurredAt,
        @Nullable Instant reportedAt,
        @Nullable AvailabilityType availability,
        boolean availabilityScheduled) {

    static Connector unannounced(int connectorId) {
        return new Connector(connectorId, null, null, null, null, null, false);
    }
}
