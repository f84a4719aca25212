package ocpp.protocol.core;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.NotEmpty;

/** MeterValue, a class of the OCPP 1.6 data types (section 7). */
public record MeterValue(Instant timestamp, @NotEmpty List<SampledValue> sampledValue) {}
