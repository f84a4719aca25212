package ocpp.operator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import ocpp.store.TransactionRecord;
import org.jspecify.annotations.Nullable;

/**
 * A transaction.
 *
 * @param startedAt as the charge point gave it
 * @param energyWh up to now, or to its end
 * @param flags what is odd about it
 * @param closedBy the operator who closed it out of band
 */
record TransactionItem(
        int transactionId,
        String chargePointId,
        int connectorId,
        String idTag,
        Status status,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable String stopReason,
        int meterStart,
        @Nullable Integer meterStop,
        BigDecimal energyWh,
        List<String> flags,
        @Nullable Integer reservationId,
        @Nullable String note,
        @Nullable String closedBy) {

    /** Whether it is over. */
    enum Status {
        active,
        finished
    }

    static TransactionItem of(TransactionRecord transaction) {
        return new TransactionItem(
                transaction.transactionId(),
                transaction.chargePointId(),
                transaction.connectorId(),
                transaction.idTag(),
                transaction.stoppedAt() == null ? Status.active : Status.finished,
                transaction.startedAt(),
                transaction.stoppedAt(),
                transaction.stopReason() == null
                        ? null
                        : transaction.stopReason().name(),
                transaction.meterStart(),
                transaction.meterStop(),
                transaction.energyWh(),
                Unit.names(transaction.flags()),
                transaction.reservationId(),
                transaction.note(),
                transaction.closedBy());
    }
}
