package ocpp.protocol.smartcharging;

import ocpp.protocol.Range;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;

/** SetChargingProfile, central system to charge point, section 5.16 (6.43, 6.44). */
public interface SetChargingProfile {

    record Request(@Range(min = 0) int connectorId, ChargingProfile csChargingProfiles)
            implements RequestPayload<Response> {}

    record Response(ChargingProfileStatus status) implements ResponsePayload {}

    enum ChargingProfileStatus {
        Accepted,
        Rejected,
        NotSupported
    }
}
