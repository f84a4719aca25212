package ocpp.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.core.MeterValues;
import ocpp.station.MeterEvent.Reading;
import ocpp.station.Transactions.Open;
import org.jspecify.annotations.Nullable;

/** Meter values (MV): always answered, attached to the transaction they belong to as far as it can be told. */
final class MeterRules {
    private static final MeterValues.Response ANSWER = new MeterValues.Response();

    Decision meterValues(StationState state, Message<MeterValues.Request> message, Found found) {
        MeterValues.Request request = message.request();
        long hash = AnsweredMessages.hash(message.messageId(), message.fingerprint(Fingerprint::of));
        if (state.answered().holds(hash)) {
            return Decision.answer(ANSWER);
        }
        List<Reading> readings = Readings.of(request.meterValue());
        List<StationEvent> events = new ArrayList<>(2);
        Open open = openTransaction(state.transactions(), request);
        events.add(new MeterEvent.Received(
                message.now(),
                request.connectorId(),
                open == null ? finished(state.transactions(), request.transactionId()) : (Integer) open.transactionId(),
                request.transactionId(),
                Readings.lastRegister(readings),
                readings,
                !state.knows(request.connectorId()),
                hash));
        if (open != null) {
            addMetered(events, open, Metering.after(open, readings), message.now());
        }
        return Decision.answer(ANSWER, events);
    }

    static void addMetered(List<StationEvent> events, Open before, Open after, Instant now) {
        if (after != before) {
            events.add(new TransactionEvent.Metered(
                    now,
                    after.transactionId(),
                    after.registerWh(),
                    after.registerAt(),
                    after.energyWh(),
                    after.flags()));
        }
    }

    /** By its id; without a known id the one on that connector, if it had begun when the values were taken (MV-09). */
    private static @Nullable Open openTransaction(Transactions transactions, MeterValues.Request request) {
        Integer reported = request.transactionId();
        Open byId = reported == null ? null : transactions.open().get(reported);
        if (byId != null || request.connectorId() == 0 || finished(transactions, reported) != null) {
            return byId;
        }
        Open onConnector = transactions.newestOn(request.connectorId());
        return onConnector != null && hasBegun(onConnector, request) ? onConnector : null;
    }

    private static boolean hasBegun(Open transaction, MeterValues.Request request) {
        return !request.meterValue().isEmpty()
                && !request.meterValue().get(0).timestamp().isBefore(transaction.startedAt());
    }

    private static @Nullable Integer finished(Transactions transactions, @Nullable Integer reported) {
        return reported == null || transactions.finished(reported) == null ? null : reported;
    }
}
