package ocpp.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /** When the next one expires, or null where there is none. */
    @Nullable
    Instant nextExpiry() {
        return open.values().stream()
                .map(Reservation::expiryDate)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The end of those whose time is over (RES-13). */
    List<StationEvent> expired(Instant now) {
        List<StationEvent> events = new ArrayList<>();
        for (Reservation reservation : open.values()) {
            if (!now.isBefore(reservation.expiryDate())) {
                events.add(new ReservationEvent.Changed(
                        now, reservation.reservationId(), ReservationState.EXPIRED, null, null));
            }
        }
        return events;
    }
}
