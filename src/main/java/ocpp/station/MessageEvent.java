package ocpp.station;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.Action;
import ocpp.protocol.core.IdTagInfo;
import org.jspecify.annotations.Nullable;

/** Events of single messages of the station. */
public sealed interface MessageEvent extends StationEvent {

    /**
     * A StartTransaction or StopTransaction was answered; at least the last 100 of a station are kept, so that the same
     * message gets the same answer (J-RPC-08).
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
     * A message that is not valid was mended and taken (lenient mode).
     *
     * @param rules the rules that mended it
     * @param transactionId of the transaction that it is about as far as it is known, null for none
     * @param payload as it was sent where it is kept, null where it is not
     */
    record Repaired(
            Instant at,
            String messageId,
            Action action,
            List<String> rules,
            @Nullable Integer transactionId,
            @Nullable String payload)
            implements MessageEvent {}
}
