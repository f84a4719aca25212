package ocpp.emulator.chargepoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ocpp.emulator.queue.QueuedMessage;
import ocpp.emulator.queue.TransactionQueue;
import ocpp.protocol.Action;
import ocpp.protocol.Actions;
import ocpp.protocol.RequestPayload;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait, ready for a file (TXQ-07).
 *
 * @param others those that are about no transaction
 */
record KeptMessages(List<Message> queue, Map<Integer, Integer> transactionIds, int failures, List<Message> others) {

    /** One message; the payload has the shape of the wire. */
    record Message(String messageId, @Nullable Integer transaction, Action action, JsonNode payload, long sequence) {}

    static KeptMessages of(TransactionQueue.Saved saved, List<RequestPayload<?>> others) {
        List<Message> queue = new ArrayList<>();
        for (QueuedMessage message : saved.messages()) {
            queue.add(new Message(
                    message.messageId(),
                    message.transaction(),
                    Actions.of(message.request()),
                    KeptJson.tree(message.request()),
                    message.sequence()));
        }
        List<Message> rest = new ArrayList<>();
        others.forEach(request -> rest.add(new Message("", null, Actions.of(request), KeptJson.tree(request), 0)));
        return new KeptMessages(queue, saved.transactionIds(), saved.failures(), rest);
    }

    TransactionQueue.Saved saved() {
        List<QueuedMessage> messages = new ArrayList<>();
        for (Message message : queue) {
            messages.add(new QueuedMessage(
                    message.messageId(), message.transaction(), request(message), message.sequence()));
        }
        return new TransactionQueue.Saved(messages, transactionIds, failures);
    }

    List<RequestPayload<?>> otherRequests() {
        List<RequestPayload<?>> requests = new ArrayList<>();
        others.forEach(message -> requests.add(request(message)));
        return requests;
    }

    private static RequestPayload<?> request(Message message) {
        return KeptJson.value(message.payload(), message.action().requestType());
    }
}
