package ocpp.station;

import java.time.Instant;
import ocpp.protocol.Action;
import ocpp.protocol.core.IdTagInfo;
import org.jspecify.annotations.Nullable;

/** Events of single messages of the station. */
public sealed interface MessageEvent extends StationEvent {

    /**
     * A StartTransaction, StopTransaction or MeterValues was answered; at least the last 100 of a station are kept, so
     * that the same message gets the same answer (J-RPC-08).
     *
     * @param fingerprint of the payload
     * @param transactionId what the answer held, null for none
     * @param idTagInfo what the answer held, null for none
     */
    record Answered(
            Instant at,
            String messageId,
            Action action,
            long fingerprint,
            @Nullable Integer transactionId,
            @Nullable IdTagInfo idTagInfo)
            implements MessageEvent {}

    /**
     * A message that is not valid was answered all the same and is kept as it came (lenient mode).
     *
     * @param transactionId the id that a StartTransaction was given, else null
     */
    record Kept(
            Instant at,
            String messageId,
            String action,
            String payload,
            String fault,
            @Nullable Integer transactionId) implements MessageEvent {}
}
