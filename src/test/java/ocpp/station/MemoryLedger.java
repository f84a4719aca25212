package ocpp.station;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;

/** The ledger, the id tags and the transaction ids of a server without a store: all is lost when it stops. */
public final class MemoryLedger implements Ledger, IdTags, TransactionIds {
    private final Map<String, StationState> states = new ConcurrentHashMap<>();
    private final Map<String, Known> tags = new ConcurrentHashMap<>();
    private final AtomicInteger lastTransactionId = new AtomicInteger();

    @Override
    public CompletionStage<Done> append(String chargePointId, List<StationEvent> events) {
        states.compute(chargePointId, (id, state) -> {
            StationState after = (state == null ? StationState.initial(id) : state).applyAll(events);
            boolean removed = events.stream().anyMatch(RegistrationEvent.Removed.class::isInstance);
            return removed ? null : after;
        });
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    @Override
    public CompletionStage<StationState> load(String chargePointId) {
        StationState state = states.get(chargePointId);
        return CompletableFuture.completedFuture(state == null ? StationState.initial(chargePointId) : state);
    }

    @Override
    public CompletionStage<List<String>> identities() {
        return CompletableFuture.completedFuture(List.copyOf(states.keySet()));
    }

    /** Registers a tag, or changes it; {@code activeTransactions} is counted here. */
    public void register(Known tag) {
        tags.put(folded(tag.idTag()), tag);
    }

    @Override
    public CompletionStage<Lookup> find(String idTag) {
        Known tag = tags.get(folded(idTag));
        if (tag == null) {
            return CompletableFuture.completedFuture(new Unknown());
        }
        int active = tag.maxActiveTransactions() == null ? 0 : activeTransactions(idTag);
        return CompletableFuture.completedFuture(new Known(
                tag.idTag(), tag.blocked(), tag.expiryDate(), tag.parentIdTag(), tag.maxActiveTransactions(), active));
    }

    private int activeTransactions(String idTag) {
        return (int) states.values().stream()
                .flatMap(state -> state.transactions().open().values().stream())
                .filter(transaction -> transaction.idTag().equalsIgnoreCase(idTag))
                .count();
    }

    private static String folded(String idTag) {
        return idTag.toLowerCase(Locale.ROOT);
    }

    @Override
    public CompletionStage<Integer> next() {
        return CompletableFuture.completedFuture(lastTransactionId.incrementAndGet());
    }
}
