package ocpp.station;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.StopTransaction.Reason;
import org.jspecify.annotations.Nullable;

/** Events of transactions. Energy and registers are in Wh. */
public sealed interface TransactionEvent extends StationEvent {

    /**
     * A StartTransaction was answered with this id, whatever became of its tag (START-03).
     *
     * @param startedAt the time the station gave
     * @param status what the answer said of the tag
     */
    record Started(
            Instant at,
            Instant startedAt,
            int transactionId,
            int connectorId,
            String idTag,
            @Nullable String parentIdTag,
            AuthorizationStatus status,
            int meterStart,
            @Nullable Integer reservationId,
            Set<TransactionFlag> flags)
            implements TransactionEvent {}

    /** Another transaction started on the connector of this open one (START-12): it stays open, marked. */
    record Superseded(Instant at, int transactionId, int byTransactionId) implements TransactionEvent {}

    /**
     * The register moved within an open transaction.
     *
     * @param registerWh the newest Energy.Active.Import.Register
     * @param registerAt when it was sampled
     * @param energyWh the sum of its positive steps since meterStart
     * @param flags all flags of the transaction from now on
     */
    record Metered(
            Instant at,
            int transactionId,
            BigDecimal registerWh,
            Instant registerAt,
            BigDecimal energyWh,
            Set<TransactionFlag> flags)
            implements TransactionEvent {}

    /**
     * A transaction ended by StopTransaction.
     *
     * @param stoppedAt the time the station gave
     * @param reportedTransactionId the id the station gave, another one where it was matched by tag and time
     * @param flags all flags of the transaction
     */
    record Stopped(
            Instant at,
            Instant stoppedAt,
            int transactionId,
            int reportedTransactionId,
            int meterStop,
            Reason reason,
            @Nullable String idTag,
            BigDecimal energyWh,
            Set<TransactionFlag> flags)
            implements TransactionEvent {}

    /** A StopTransaction that ends nothing: a second one of the same transaction, or of one never known (STOP-05). */
    record StopKept(
            Instant at,
            Instant stoppedAt,
            int transactionId,
            int meterStop,
            Reason reason,
            @Nullable String idTag,
            boolean repeated)
            implements TransactionEvent {}

    /** An operator closed a transaction out of band; nothing went to the station. */
    record Closed(
            Instant at,
            Instant stoppedAt,
            int transactionId,
            int meterStop,
            Reason reason,
            BigDecimal energyWh,
            @Nullable String note,
            String operator)
            implements TransactionEvent {}

    /** What is odd about a transaction; none of it is a reason to refuse (START-05, STOP-14). */
    enum TransactionFlag {
        /** It was reported long after it happened, from an offline queue. */
        Late,
        /** Another transaction started on its connector before it was stopped. */
        Superseded,
        /** It was stopped with an id that was not its own and matched by tag and time. */
        Matched,
        /** The register went down in it. */
        MeterReset,
        /** meterStop is below meterStart. */
        MeterBelowStart,
        /** The stop is older than the start. */
        StopBeforeStart,
        /** More energy than the greatest power could deliver in that time. */
        EnergyAboveMaximum,
        /** The station's clock is far off. */
        ClockSkew,
        /** The message that started or stopped it was not valid and was mended (lenient mode). */
        Repaired,
        /** An operator closed it. */
        ClosedByOperator
    }
}
