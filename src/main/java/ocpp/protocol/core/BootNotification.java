package ocpp.protocol.core;

import java.time.Instant;
import ocpp.protocol.Length;
import ocpp.protocol.Range;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** BootNotification, charge point to central system, section 4.2 (6.3, 6.4). */
public interface BootNotification {

    record Request(
            @Length(20) String chargePointVendor,
            @Length(20) String chargePointModel,
            @Length(25) @Nullable String chargePointSerialNumber,
            @Length(25) @Nullable String chargeBoxSerialNumber,
            @Length(50) @Nullable String firmwareVersion,
            @Length(20) @Nullable String iccid,
            @Length(20) @Nullable String imsi,
            @Length(25) @Nullable String meterType,
            @Length(25) @Nullable String meterSerialNumber)
            implements RequestPayload<Response> {}

    record Response(
            RegistrationStatus status,
            Instant currentTime,
            @Range(min = 0) int interval) implements ResponsePayload {}

    enum RegistrationStatus {
        Accepted,
        Pending,
        Rejected
    }
}
