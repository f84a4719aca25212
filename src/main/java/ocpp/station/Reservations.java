package ocpp.station;

import java.time.Instant;
import ocpp.station.ReservationEvent.ReservationState;
import org.jspecify.annotations.Nullable;

/**
 * The reservations of a station.
 *
 * @param open those that are PENDING or ACCEPTED, by reservationId
 * @param lastId the greatest reservationId ever used, 0 before the first
 */
public record Reservations(IntMap<Reservation> open, int lastId) {

    /** No reservation. */
    public static final Reservations NONE = new Reservations(IntMap.empty(), 0);

    /** A reservation that can still change. */
    public record Reservation(
            int reservationId,
            int connectorId,
            String idTag,
            @Nullable String parentIdTag,
            Instant expiryDate,
            ReservationState state) {}
}
