package ocpp.operator;

import java.time.Instant;
import java.util.List;
import ocpp.operator.http.Parameter;
import ocpp.operator.http.ProblemKind;
import ocpp.operator.http.Route;
import ocpp.operator.http.Route.Method;
import ocpp.operator.http.Schemas;
import ocpp.protocol.reservation.ReserveNow.ReservationStatus;
import ocpp.station.ReservationEvent.ReservationState;
import ocpp.store.OperationQueries;
import ocpp.store.ReservationRecord;
import org.jspecify.annotations.Nullable;

/** Reservations, which ReserveNow and CancelReservation make and end. */
final class ReservationRoutes {
    private static final String TAG = "Reservations";

    private final OperationQueries operations;

    /**
     * A reservation.
     *
     * @param id unique over all charge points
     * @param reservationId unique for its charge point, as on the wire
     * @param answer what the charge point answered, null before it did
     * @param transactionId the transaction that used it
     */
    record ReservationItem(
            long id,
            int reservationId,
            String chargePointId,
            int connectorId,
            String idTag,
            @Nullable String parentIdTag,
            Instant expiryDate,
            ReservationState status,
            @Nullable ReservationStatus answer,
            @Nullable Integer transactionId,
            Instant requestedAt,
            Instant changedAt) {

        static ReservationItem of(ReservationRecord reservation) {
            return new ReservationItem(
                    reservation.id(),
                    reservation.reservationId(),
                    reservation.chargePointId(),
                    reservation.connectorId(),
                    reservation.idTag(),
                    reservation.parentIdTag(),
                    reservation.expiryDate(),
                    reservation.state(),
                    reservation.answer(),
                    reservation.transactionId(),
                    reservation.requestedAt(),
                    reservation.changedAt());
        }
    }

    ReservationRoutes(OperationQueries operations) {
        this.operations = operations;
    }

    List<Route> routes() {
        return List.of(
                Route.of(Method.GET, "/api/v1/reservations", "Reservations, the newest first.")
                        .tag(TAG)
                        .takes(Parameter.text("chargePointId", "Only those of this charge point."))
                        .takes(Parameter.OF_LISTS)
                        .answers(200, "A page of them.", Schemas.page(ReservationItem.class))
                        .problems(ProblemKind.STORE_UNAVAILABLE)
                        .by(request -> Stored.list(
                                operations.reservations(request.text("chargePointId"), Stored.request(request)),
                                ReservationItem::of)),
                Route.of(Method.GET, "/api/v1/reservations/{id}", "One reservation, by its id over all charge points.")
                        .tag(TAG)
                        .answers(200, "The reservation.", Schemas.of(ReservationItem.class))
                        .problems(ProblemKind.NOT_FOUND, ProblemKind.STORE_UNAVAILABLE)
                        .by(request -> Stored.one(
                                operations.reservation(request.pathInteger("id")),
                                "reservation: " + request.path("id"),
                                ReservationItem::of)));
    }
}
