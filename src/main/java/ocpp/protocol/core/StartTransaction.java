package ocpp.protocol.core;

import java.time.Instant;
import ocpp.protocol.Length;
import ocpp.protocol.Range;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.ResponsePayload;
import org.jspecify.annotations.Nullable;

/** StartTransaction, charge point to central system, section 4.8 (6.45, 6.46). */
public interface StartTransaction {

    record Request(
            @Range(min = 1) int connectorId,
            @Length(20) String idTag,
            int meterStart,
            @Nullable Integer reservationId,
            Instant timestamp)
            implements RequestPayload<Response> {}

    record Response(int transactionId, IdTagInfo idTagInfo) implements ResponsePayload {}
}
