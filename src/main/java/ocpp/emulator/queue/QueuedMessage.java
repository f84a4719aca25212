package ocpp.emulator.queue;

import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import org.jspecify.annotations.Nullable;

/**
 * A message about a transaction, waiting for its delivery (section 3.7).
 *
 * @param messageId its id, the same at every try (J-RPC-07)
 * @param transaction the number of the transaction within this charge point, or null where it belongs to none
 * @param request the payload; the transactionId in it is filled in when it is sent
 * @param sequence its place among all that this charge point wants to send
 */
public record QueuedMessage(String messageId, @Nullable Integer transaction, RequestPayload<?> request, long sequence) {

    /** Where a message goes out before or without an id from the central system (START-09). */
    public static final int NO_ID = -1;

    boolean isStart() {
        return request instanceof StartTransaction.Request;
    }

    boolean isStop() {
        return request instanceof StopTransaction.Request;
    }

    /** Whether it may be given up for room: start and stop may not. */
    boolean isDispensable() {
        return request instanceof MeterValues.Request;
    }

    /** The payload with this transactionId. */
    RequestPayload<?> with(int transactionId) {
        if (request instanceof StopTransaction.Request stop) {
            return new StopTransaction.Request(
                    stop.idTag(),
                    stop.meterStop(),
                    stop.timestamp(),
                    transactionId,
                    stop.reason(),
                    stop.transactionData());
        } else if (request instanceof MeterValues.Request values) {
            return new MeterValues.Request(values.connectorId(), transactionId, values.meterValue());
        }
        return request;
    }
}
