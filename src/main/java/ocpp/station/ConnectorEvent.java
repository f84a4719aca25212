package ocpp.station;

import java.time.Instant;
import java.util.Set;
import ocpp.protocol.core.ChangeAvailability.AvailabilityType;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import org.jspecify.annotations.Nullable;

/** Events of the connectors; connector 0 is the whole station (STAT-02). */
public sealed interface ConnectorEvent extends StationEvent {

    /**
     * A StatusNotification came; it tells the present status unless it is flagged {@link StatusFlag#OutOfOrder}.
     *
     * @param occurredAt the time the station gave, the arrival time where it gave none or one that cannot be
     */
    record StatusReported(
            Instant at,
            Instant occurredAt,
            int connectorId,
            ChargePointStatus status,
            ChargePointErrorCode errorCode,
            @Nullable String info,
            @Nullable String vendorId,
            @Nullable String vendorErrorCode,
            Set<StatusFlag> flags)
            implements ConnectorEvent {}

    /** The station took a ChangeAvailability; scheduled: it happens when the running transactions have ended. */
    record AvailabilityChanged(Instant at, int connectorId, AvailabilityType type, boolean scheduled)
            implements ConnectorEvent {}

    /** What is odd about a status; none of it is a reason to refuse (STAT-12). */
    enum StatusFlag {
        /** The status before it does not lead to this one (section 4.9). */
        UnusualTransition,
        /** A status with a newer event time came before: this one is history only. */
        OutOfOrder,
        /** The station's clock is so far off that the arrival time stands for the event time. */
        ClockSkew,
        /** Connector 0 reported a status that only a connector can have. */
        NotForConnectorZero
    }
}
