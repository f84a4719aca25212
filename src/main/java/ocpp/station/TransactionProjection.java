package ocpp.station;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import ocpp.station.TransactionEvent.Closed;
import ocpp.station.TransactionEvent.Metered;
import ocpp.station.TransactionEvent.Started;
import ocpp.station.TransactionEvent.StopKept;
import ocpp.station.TransactionEvent.Stopped;
import ocpp.station.TransactionEvent.Superseded;
import ocpp.station.TransactionEvent.TransactionFlag;
import ocpp.station.Transactions.Open;

/** What the events of transactions and meter values mean for the state. */
final class TransactionProjection {
    private TransactionProjection() {}

    static void addTo(Projection.Table table) {
        table.on(Started.class, TransactionProjection::started)
                .on(Superseded.class, TransactionProjection::superseded)
                .on(Metered.class, TransactionProjection::metered)
                .on(Stopped.class, TransactionProjection::stopped)
                .on(Closed.class, (state, event) -> ended(state, event.transactionId(), event.stoppedAt()))
                .ignore(StopKept.class)
                .on(MeterEvent.Received.class, TransactionProjection::meterValues)
                .on(
                        MessageEvent.Answered.class,
                        (state, event) -> state.withAnswered(state.answered().with(event)))
                .on(
                        MessageEvent.Repaired.class,
                        (state, event) -> state.withRepairs(Refusals.counted(state.repairs(), event.rules())));
    }

    private static StationState started(StationState state, Started event) {
        BigDecimal register = BigDecimal.valueOf(event.meterStart());
        Open open = new Open(
                event.transactionId(),
                event.connectorId(),
                event.idTag(),
                event.parentIdTag(),
                event.status(),
                event.startedAt(),
                event.meterStart(),
                register,
                event.startedAt(),
                BigDecimal.ZERO,
                event.flags());
        return state.announced(event.connectorId())
                .withTransactions(state.transactions().with(open))
                .withLastMeterWh(register);
    }

    private static StationState superseded(StationState state, Superseded event) {
        Open open = state.transactions().open().get(event.transactionId());
        if (open == null) {
            return state;
        }
        Set<TransactionFlag> flags = EnumSet.of(TransactionFlag.Superseded);
        flags.addAll(open.flags());
        Open marked = open.metered(open.registerWh(), open.registerAt(), open.energyWh(), Set.copyOf(flags));
        return state.withTransactions(state.transactions().with(marked));
    }

    private static StationState metered(StationState state, Metered event) {
        Open open = state.transactions().open().get(event.transactionId());
        if (open == null) {
            return state;
        }
        Open moved = open.metered(event.registerWh(), event.registerAt(), event.energyWh(), event.flags());
        return state.withTransactions(state.transactions().with(moved));
    }

    private static StationState stopped(StationState state, Stopped event) {
        return ended(state, event.transactionId(), event.stoppedAt())
                .withLastMeterWh(BigDecimal.valueOf(event.meterStop()));
    }

    private static StationState ended(StationState state, int transactionId, Instant stoppedAt) {
        return state.withTransactions(state.transactions().stopped(transactionId, stoppedAt));
    }

    private static StationState meterValues(StationState state, MeterEvent.Received event) {
        BigDecimal register = event.registerWh();
        StationState known = event.newConnector() ? state.announced(event.connectorId()) : state;
        StationState answered = event.messageHash() == 0
                ? known
                : known.withAnswered(known.answered().withMeterValues(event.messageHash()));
        return register == null ? answered : answered.withLastMeterWh(register);
    }
}
