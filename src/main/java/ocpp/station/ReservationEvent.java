package ocpp.station;

import java.time.Instant;
import ocpp.protocol.reservation.ReserveNow.ReservationStatus;
import org.jspecify.annotations.Nullable;

/** Events of reservations. */
public sealed interface ReservationEvent extends StationEvent {

    /** A ReserveNow is about to be sent; the reservation is PENDING. */
    record Requested(
            Instant at,
            int reservationId,
            int connectorId,
            String idTag,
            @Nullable String parentIdTag,
            Instant expiryDate)
            implements ReservationEvent {}

    /**
     * A reservation has a new state.
     *
     * @param answer what the station answered to ReserveNow, null where the change has another cause
     * @param transactionId the transaction that used it, else null
     */
    record Changed(
            Instant at,
            int reservationId,
            ReservationState state,
            @Nullable ReservationStatus answer,
            @Nullable Integer transactionId)
            implements ReservationEvent {}

    /** The life of a reservation; only PENDING and ACCEPTED ones can still change. */
    enum ReservationState {
        PENDING,
        ACCEPTED,
        REJECTED,
        CANCELLED,
        USED,
        EXPIRED
    }
}
