package ocpp.protocol.reservation;

import java.time.Instant;
import ocpp.protocol.Length;
import ocpp.protocol.Range;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** ReserveNow, central system to charge point, section 5.13 (6.37, 6.38). */
public interface ReserveNow {

    record Request(
            @Range(min = 0) int connectorId,
            Instant expiryDate,
            @Length(20) String idTag,
            @Length(20) @Nullable String parentIdTag,
            int reservationId)
            implements RequestPayload<Response> {}

    record Response(ReservationStatus status) implements ResponsePayload {}

    enum ReservationStatus {
        Accepted,
        Faulted,
        Occupied,
        Rejected,
        Unavailable
    }
}
