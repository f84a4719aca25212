package ocpp.station;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.station.TransactionEvent.TransactionFlag;
import org.jspecify.annotations.Nullable;

/**
 * The transactions of a station that can still matter to it.
 *
 * @param open those that are not stopped, by id
 * @param finished those stopped last, oldest first, {@value #FINISHED_LIMIT} at most: to know a repeated message
 */
public record Transactions(IntMap<Open> open, List<Finished> finished) {

    public static final int FINISHED_LIMIT = 20;

    /** No transaction. */
    public static final Transactions NONE = new Transactions(IntMap.empty(), List.of());

    /**
     * A running transaction.
     *
     * @param status what the station was told of the tag
     * @param startedAt the time the station gave
     * @param registerWh the newest Energy.Active.Import.Register, first meterStart
     * @param energyWh the sum of its positive steps
     */
    public record Open(
            int transactionId,
            int connectorId,
            String idTag,
            @Nullable String parentIdTag,
            AuthorizationStatus status,
            Instant startedAt,
            int meterStart,
            BigDecimal registerWh,
            BigDecimal energyWh,
            Set<TransactionFlag> flags) {}

    /** A stopped transaction; both times are those the station gave. */
    public record Finished(
            int transactionId,
            int connectorId,
            String idTag,
            AuthorizationStatus status,
            Instant startedAt,
            int meterStart,
            Instant stoppedAt) {}

    Transactions with(Open transaction) {
        return new Transactions(open.with(transaction.transactionId(), transaction), finished);
    }

    Transactions stopped(int transactionId, Instant stoppedAt) {
        Open stopped = open.get(transactionId);
        if (stopped == null) {
            return this;
        }
        List<Finished> longer = new ArrayList<>(finished);
        if (longer.size() == FINISHED_LIMIT) {
            longer.remove(0);
        }
        longer.add(new Finished(
                transactionId,
                stopped.connectorId(),
                stopped.idTag(),
                stopped.status(),
                stopped.startedAt(),
                stopped.meterStart(),
                stoppedAt));
        return new Transactions(open.without(transactionId), List.copyOf(longer));
    }
}
