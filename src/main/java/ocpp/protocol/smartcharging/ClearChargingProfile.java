package ocpp.protocol.smartcharging;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** ClearChargingProfile, central system to charge point, section 5.5 (6.13, 6.14). */
public interface ClearChargingProfile {

    record Request(
            @Nullable Integer id,
            @Nullable Integer connectorId,
            @Nullable ChargingProfilePurpose chargingProfilePurpose,
            @Nullable Integer stackLevel)
            implements RequestPayload<Response> {}

    record Response(ClearChargingProfileStatus status) implements ResponsePayload {}

    enum ClearChargingProfileStatus {
        Accepted,
        Unknown
    }
}
