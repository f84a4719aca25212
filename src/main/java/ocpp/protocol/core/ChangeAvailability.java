package ocpp.protocol.core;

import ocpp.protocol.Range;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** ChangeAvailability, central system to charge point, section 5.2 (6.7, 6.8). */
public interface ChangeAvailability {

    record Request(@Range(min = 0) int connectorId, AvailabilityType type) implements RequestPayload<Response> {}

    record Response(AvailabilityStatus status) implements ResponsePayload {}

    enum AvailabilityType {
        Inoperative,
        Operative
    }

    enum AvailabilityStatus {
        Accepted,
        Rejected,
        Scheduled
    }
}
