package ocpp.station;

import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.Actions;
import ocpp.protocol.RequestPayload;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StopTransaction;
import org.jspecify.annotations.Nullable;

/** What is recorded of messages that lenient mode had to mend (J-ERR-08). */
final class RepairRules {
    private RepairRules() {}

    /** The decision and the record of the repairs; a message about a transaction is kept as it was sent. */
    static Decision recorded(Message<?> message, Decision decision) {
        Mended mended = message.mended();
        if (mended == null || !(decision.reply() instanceof Decision.Result answer) || isRepeated(message, decision)) {
            return decision;
        }
        List<StationEvent> events = new ArrayList<>(decision.events());
        events.add(new MessageEvent.Repaired(
                message.now(),
                message.messageId(),
                Actions.of(message.request()),
                mended.repairs(),
                transactionId(message.request(), answer),
                isEvidence(message.request()) ? mended.original() : null));
        return new Decision(events, decision.reply());
    }

    private static boolean isRepeated(Message<?> message, Decision decision) {
        return isEvidence(message.request()) && decision.events().isEmpty();
    }

    private static boolean isEvidence(RequestPayload<?> request) {
        return request instanceof StartTransaction.Request
                || request instanceof StopTransaction.Request
                || request instanceof MeterValues.Request;
    }

    private static @Nullable Integer transactionId(RequestPayload<?> request, Decision.Result answer) {
        if (answer.payload() instanceof StartTransaction.Response started) {
            return started.transactionId();
        } else if (request instanceof StopTransaction.Request stop) {
            return stop.transactionId();
        }
        return request instanceof MeterValues.Request values ? values.transactionId() : null;
    }
}
