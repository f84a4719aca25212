package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.ReserveConnectorZeroSupported;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.emulator.authorization.IdTag;
import ocpp.protocol.reservation.CancelReservation;
import ocpp.protocol.reservation.CancelReservation.CancelReservationStatus;
import ocpp.protocol.reservation.ReserveNow;
import ocpp.protocol.reservation.ReserveNow.ReservationStatus;
import org.jspecify.annotations.Nullable;

/** The reservations (section 5.13, requirements RES); those of connector 0 keep one connector free. */
final class Reservations {
    private final Board board;
    private final Connectors connectors;
    private final Availability availability;
    private final List<ReserveNow.Request> reservations = new ArrayList<>();

    Reservations(Board board, Connectors connectors, Availability availability) {
        this.board = board;
        this.connectors = connectors;
        this.availability = availability;
    }

    ReserveNow.Response reserve(ReserveNow.Request request) {
        if (request.connectorId() > connectors.count()
                || !board.time().isBefore(request.expiryDate())
                || (request.connectorId() == 0 && !board.configuration().flag(ReserveConnectorZeroSupported))) {
            return new ReserveNow.Response(ReservationStatus.Rejected);
        }
        ReservationStatus status = request.connectorId() == 0 ? placeAnywhere(request) : place(request);
        if (status == ReservationStatus.Accepted) {
            reservations.removeIf(old -> old.reservationId() == request.reservationId());
            reservations.add(request);
            board.touch();
        }
        return new ReserveNow.Response(status);
    }

    CancelReservation.Response cancel(CancelReservation.Request request) {
        boolean known = reservations.removeIf(old -> old.reservationId() == request.reservationId());
        if (known) {
            board.touch();
        }
        return new CancelReservation.Response(
                known ? CancelReservationStatus.Accepted : CancelReservationStatus.Rejected);
    }

    /** The reservation of this connector alone, or null (RES-09). */
    ReserveNow.@Nullable Request on(int connectorId) {
        return reservations.stream()
                .filter(each -> each.connectorId() == connectorId)
                .findFirst()
                .orElse(null);
    }

    /** What may become of a tag at a connector. */
    enum Admission {
        FREE,
        /** Only a tag of this group may, so its group is to be found out (RES-05). */
        BY_GROUP,
        RESERVED
    }

    /**
     * Whether somebody may use a connector in view of the reservations (RES-03, RES-04).
     *
     * @param group of the tag, null where it is not known
     */
    Admission admits(int connectorId, String idTag, @Nullable String group) {
        ReserveNow.Request own = on(connectorId);
        if (own != null) {
            return admission(own, idTag, group);
        }
        List<ReserveNow.Request> anywhere =
                reservations.stream().filter(each -> each.connectorId() == 0).toList();
        boolean holder = anywhere.stream().anyMatch(each -> admission(each, idTag, group) == Admission.FREE);
        if (holder || anywhere.isEmpty() || free(null).size() > anywhere.size()) {
            return Admission.FREE;
        }
        return anywhere.stream().anyMatch(each -> admission(each, idTag, group) == Admission.BY_GROUP)
                ? Admission.BY_GROUP
                : Admission.RESERVED;
    }

    /** A transaction begins: the reservation it uses ends (RES-06, RES-07); null where it uses none. */
    @Nullable
    Integer use(int connectorId, String idTag, @Nullable String group) {
        for (ReserveNow.Request reservation : List.copyOf(reservations)) {
            boolean here = reservation.connectorId() == connectorId || reservation.connectorId() == 0;
            if (here && admission(reservation, idTag, group) == Admission.FREE) {
                reservations.remove(reservation);
                board.touch();
                return reservation.reservationId();
            }
        }
        return null;
    }

    /** Ends what has expired, and what cannot be kept because the connector is faulted or unavailable (RES-06, RES-08). */
    void tick() {
        boolean gone = reservations.removeIf(each -> !board.time().isBefore(each.expiryDate())
                || (each.connectorId() > 0
                        && (connectors.get(each.connectorId()).isFaulted()
                                || availability.isInoperative(each.connectorId()))));
        if (gone) {
            board.touch();
        }
    }

    Instant nextDeadline() {
        Instant next = Instant.MAX;
        for (ReserveNow.Request reservation : reservations) {
            next = Deadlines.earlier(next, reservation.expiryDate().minus(board.clockAhead()));
        }
        return next;
    }

    List<ReserveNow.Request> save() {
        return List.copyOf(reservations);
    }

    void restore(List<ReserveNow.Request> saved) {
        reservations.clear();
        reservations.addAll(saved);
    }

    private ReservationStatus place(ReserveNow.Request request) {
        Connector connector = connectors.get(request.connectorId());
        ReserveNow.Request there = on(request.connectorId());
        if (connector.isFaulted() || connectors.isFaulted()) {
            return ReservationStatus.Faulted;
        }
        if (availability.isInoperative(request.connectorId())) {
            return ReservationStatus.Unavailable;
        }
        boolean other = there != null && there.reservationId() != request.reservationId();
        return connector.isOccupied() || other ? ReservationStatus.Occupied : ReservationStatus.Accepted;
    }

    private ReservationStatus placeAnywhere(ReserveNow.Request request) {
        long kept = reservations.stream()
                .filter(each -> each.connectorId() == 0 && each.reservationId() != request.reservationId())
                .count();
        if (free(request.reservationId()).size() > kept) {
            return ReservationStatus.Accepted;
        }
        if (connectors.all().stream().allMatch(Connector::isFaulted)) {
            return ReservationStatus.Faulted;
        }
        boolean none = connectors.all().stream().allMatch(connector -> availability.isInoperative(connector.id()));
        return none ? ReservationStatus.Unavailable : ReservationStatus.Occupied;
    }

    /** The connectors that nobody uses or has reserved, but for the reservation of this id. */
    private List<Connector> free(@Nullable Integer replaced) {
        return connectors.all().stream()
                .filter(connector -> {
                    ReserveNow.Request there = on(connector.id());
                    boolean reserved = there != null
                            && !Integer.valueOf(there.reservationId()).equals(replaced);
                    return !connector.isOccupied()
                            && !connector.isFaulted()
                            && !availability.isInoperative(connector.id())
                            && !reserved;
                })
                .toList();
    }

    private static Admission admission(ReserveNow.Request reservation, String idTag, @Nullable String group) {
        if (IdTag.same(reservation.idTag(), idTag) || IdTag.same(reservation.parentIdTag(), group)) {
            return Admission.FREE;
        }
        return reservation.parentIdTag() != null && group == null ? Admission.BY_GROUP : Admission.RESERVED;
    }
}
