package ocpp.protocol.core;

import java.util.List;
import ocpp.protocol.NotEmpty;
import ocpp.protocol.Range;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** MeterValues, charge point to central system, section 4.7 (6.31, 6.32). */
public interface MeterValues {

    record Request(
            @Range(min = 0) int connectorId,
            @Nullable Integer transactionId,
            @NotEmpty List<MeterValue> meterValue) implements RequestPayload<Response> {}

    record Response() implements ResponsePayload {}
}
