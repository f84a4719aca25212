package ocpp.protocol.core;

import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.smartcharging.ChargingProfile;
import org.jspecify.annotations.Nullable;

/** RemoteStartTransaction, central system to charge point, section 5.11 (6.33, 6.34). */
public interface RemoteStartTransaction {

    record Request(
            @Nullable Integer connectorId,
            @Length(20) String idTag,
            @Nullable ChargingProfile chargingProfile) implements RequestPayload<Response> {}

    record Response(RemoteStartStopStatus status) implements ResponsePayload {}
}
