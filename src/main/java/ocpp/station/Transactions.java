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
 * @param open those that are not stopped, by id: the newest {@value #OPEN_LIMIT}
 * @param finished those stopped last, oldest first, {@value #FINISHED_LIMIT} at most: to know a repeated message
 */
public record Transactions(IntMap<Open> open, List<Finished> finished) {

    public static final int FINISHED_LIMIT = 20;

    /** More can only be open when a station starts and never stops. */
    public static final int OPEN_LIMIT = 512;

    /** No transaction. */
    public static final Transactions NONE = new Transactions(IntMap.empty(), List.of());

    /**
     * A running transaction.
     *
     * @param status what the station was told of the tag
     * @param startedAt the time the station gave
     * @param registerWh the newest Energy.Active.Import.Register, first meterStart
     * @param registerAt when it was sampled
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
            Instant registerAt,
            BigDecimal energyWh,
            Set<TransactionFlag> flags) {

        Open metered(BigDecimal register, Instant sampledAt, BigDecimal energy, Set<TransactionFlag> allFlags) {
            return new Open(
                    transactionId,
                    connectorId,
                    idTag,
                    parentIdTag,
                    status,
                    startedAt,
                    meterStart,
                    register,
                    sampledAt,
                    energy,
                    allFlags);
        }
    }

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
        IntMap<Open> longer = open.with(transaction.transactionId(), transaction);
        return new Transactions(longer.size() > OPEN_LIMIT ? longer.withoutFirst() : longer, finished);
    }

    /** The newest open transaction of a connector, or null. */
    @Nullable
    Open newestOn(int connectorId) {
        for (int index = open.size() - 1; index >= 0; index--) {
            Open transaction = open.valueAt(index);
            if (transaction.connectorId() == connectorId) {
                return transaction;
            }
        }
        return null;
    }

    /** The newest open transaction that no other has superseded, or null. */
    @Nullable
    Open active() {
        for (int index = open.size() - 1; index >= 0; index--) {
            Open transaction = open.valueAt(index);
            if (!transaction.flags().contains(TransactionFlag.Superseded)) {
                return transaction;
            }
        }
        return null;
    }

    /** A remembered stopped transaction, or null. */
    @Nullable
    Finished finished(int transactionId) {
        for (Finished transaction : finished) {
            if (transaction.transactionId() == transactionId) {
                return transaction;
            }
        }
        return null;
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
