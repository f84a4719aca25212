package ocpp.protocol.firmware;

import java.time.Instant;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import ocpp.protocol.Uri;
import org.jspecify.annotations.Nullable;

/** UpdateFirmware, central system to charge point, section 5.19 (6.55, 6.56). */
public interface UpdateFirmware {

    record Request(
            @Uri String location,
            @Nullable Integer retries,
            Instant retrieveDate,
            @Nullable Integer retryInterval) implements RequestPayload<Response> {}

    record Response() implements ResponsePayload {}
}
