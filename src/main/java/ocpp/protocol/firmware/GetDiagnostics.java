package ocpp.protocol.firmware;

import java.time.Instant;
import ocpp.protocol.Length;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.Uri;
import org.jspecify.annotations.Nullable;

/** GetDiagnostics, central system to charge point, section 5.9 (6.25, 6.26). */
public interface GetDiagnostics {

    record Request(
            @Uri String location,
            @Nullable Integer retries,
            @Nullable Integer retryInterval,
            @Nullable Instant startTime,
            @Nullable Instant stopTime)
            implements RequestPayload<Response> {}

    record Response(@Length(255) @Nullable String fileName) implements ResponsePayload {}
}
