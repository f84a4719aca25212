package ocpp.protocol.reservation;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** CancelReservation, central system to charge point, section 5.1 (6.5, 6.6). */
public interface CancelReservation {

    record Request(int reservationId) implements RequestPayload<Response> {}

    record Response(CancelReservationStatus status) implements ResponsePayload {}

    enum CancelReservationStatus {
        Accepted,
        Rejected
    }
}
