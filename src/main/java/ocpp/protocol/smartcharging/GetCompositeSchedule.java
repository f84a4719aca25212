package ocpp.protocol.smartcharging;

import java.time.Instant;
import ocpp.protocol.Range;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** GetCompositeSchedule, central system to charge point, section 5.7 (6.21, 6.22). */
public interface GetCompositeSchedule {

    record Request(
            @Range(min = 0) int connectorId,
            @Range(min = 0) int duration,
            @Nullable ChargingRateUnit chargingRateUnit) implements RequestPayload<Response> {}

    record Response(
            GetCompositeScheduleStatus status,
            @Range(min = 0) @Nullable Integer connectorId,
            @Nullable Instant scheduleStart,
            @Nullable ChargingSchedule chargingSchedule)
            implements ResponsePayload {}

    enum GetCompositeScheduleStatus {
        Accepted,
        Rejected
    }
}
