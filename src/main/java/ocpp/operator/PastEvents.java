package ocpp.operator;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import ocpp.operator.Event.Change;
import ocpp.operator.Event.Detail;
import ocpp.operator.Event.Kind;
import ocpp.store.CommandRecord;
import ocpp.store.Page;
import ocpp.store.PageRequest;
import ocpp.store.SecurityEventRecord;
import ocpp.store.StatusRecord;
import ocpp.store.Store;
import ocpp.store.TransactionFilter;
import ocpp.store.TransactionRecord;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a charge point, from the store; connections and boots, of which the store keeps the last alone, from
 * the last events of this server.
 */
final class PastEvents {
    private static final PageRequest NEWEST = PageRequest.first(PageRequest.MOST);

    private final Store store;
    private final EventLog log;

    /** An event of the past. */
    record Past(
            Instant time,
            Kind kind,
            String chargePointId,
            @JsonUnwrapped Detail detail) {}

    PastEvents(Store store, EventLog log) {
        this.store = store;
        this.log = log;
    }

    /** The newest events from one time to before another, oldest first; of each kind the last 1000 are looked at. */
    CompletionStage<List<Past>> of(String chargePointId, Instant from, Instant to, int most) {
        TransactionFilter transactions = new TransactionFilter(chargePointId, null, null, null, to);
        List<CompletableFuture<Stream<Past>>> parts = List.of(
                read(store.chargePoints().statusHistory(chargePointId, NEWEST), PastEvents::status),
                read(store.chargePoints().securityEvents(chargePointId, NEWEST), PastEvents::security),
                read(store.operations().commands(chargePointId, NEWEST), PastEvents::command),
                read(store.transactions().page(transactions, NEWEST), PastEvents::transaction),
                CompletableFuture.completedFuture(log.kept(chargePointId).stream()
                        .filter(event -> isOnlyHere(event.kind()))
                        .map(event -> new Past(event.time(), event.kind(), chargePointId, event.detail()))));
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(read -> newest(parts.stream().flatMap(CompletableFuture::join), from, to, most));
    }

    private static <T> CompletableFuture<Stream<Past>> read(
            CompletionStage<Page<T>> page, Function<T, Stream<Past>> events) {
        return page.thenApply(found -> found.items().stream().flatMap(events)).toCompletableFuture();
    }

    private static List<Past> newest(Stream<Past> events, Instant from, Instant to, int most) {
        List<Past> sorted = events.filter(
                        event -> !event.time().isBefore(from) && event.time().isBefore(to))
                .sorted(Comparator.comparing(Past::time))
                .toList();
        return sorted.subList(Math.max(0, sorted.size() - most), sorted.size());
    }

    private static boolean isOnlyHere(Kind kind) {
        return kind == Kind.connected || kind == Kind.disconnected || kind == Kind.boot || kind == Kind.repaired;
    }

    private static Stream<Past> status(StatusRecord record) {
        Instant received = record.receivedAt();
        if (received == null || record.status() == null || record.errorCode() == null) {
            return Stream.of();
        }
        Instant occurred = record.occurredAt() == null ? received : record.occurredAt();
        Detail detail = new Event.StatusChanged(
                record.connectorId(), record.status().name(), record.errorCode().name(), record.info(), occurred);
        return Stream.of(new Past(received, Kind.status, record.chargePointId(), detail));
    }

    private static Stream<Past> security(SecurityEventRecord record) {
        Detail detail = new Event.Security(record.type(), record.techInfo());
        return Stream.of(new Past(record.receivedAt(), Kind.security, record.chargePointId(), detail));
    }

    private static Stream<Past> command(CommandRecord record) {
        Instant ended = record.endedAt();
        Long latency = ended == null
                ? null
                : Long.valueOf(Duration.between(record.sentAt(), ended).toMillis());
        Detail detail = new Event.CommandChanged(
                record.commandId(), record.action(), record.state(), record.operator(), latency);
        return Stream.of(
                new Past(ended == null ? record.sentAt() : ended, Kind.command, record.chargePointId(), detail));
    }

    private static Stream<Past> transaction(TransactionRecord record) {
        List<Past> events = new ArrayList<>();
        events.add(transaction(record, record.startedAt(), Change.started));
        if (record.stoppedAt() != null) {
            events.add(transaction(
                    record, record.stoppedAt(), record.closedBy() == null ? Change.stopped : Change.closed));
        }
        return events.stream();
    }

    private static Past transaction(TransactionRecord record, Instant time, Change change) {
        @Nullable
        String reason = record.stopReason() == null ? null : record.stopReason().name();
        Detail detail = new Event.TransactionChanged(
                record.transactionId(),
                record.connectorId(),
                record.idTag(),
                change,
                change == Change.started ? null : record.energyWh(),
                change == Change.started ? null : reason,
                Unit.names(record.flags()));
        return new Past(time, Kind.transaction, record.chargePointId(), detail);
    }
}
