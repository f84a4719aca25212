package ocpp.station;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import ocpp.protocol.core.SampledValue.Location;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.protocol.core.SampledValue.Phase;
import ocpp.protocol.core.SampledValue.ReadingContext;
import ocpp.protocol.core.SampledValue.UnitOfMeasure;
import ocpp.protocol.core.SampledValue.ValueFormat;
import org.jspecify.annotations.Nullable;

/** Events of meter values. */
public sealed interface MeterEvent extends StationEvent {

    /**
     * A MeterValues, or the transactionData of a StopTransaction.
     *
     * @param transactionId the transaction they belong to, null for none
     * @param reportedTransactionId the id the station gave, null for none
     * @param registerWh the last Energy.Active.Import.Register over all phases among them, null for none
     * @param newConnector whether nothing was known of the connector before (EDGE-05)
     * @param messageHash of id and content of the MeterValues, so that the same message counts once (J-RPC-08); 0 for
     *     transactionData
     */
    record Received(
            Instant at,
            int connectorId,
            @Nullable Integer transactionId,
            @Nullable Integer reportedTransactionId,
            @Nullable BigDecimal registerWh,
            List<Reading> readings,
            boolean newConnector,
            long messageHash)
            implements MeterEvent {}

    /**
     * One sampled value with the defaults of section 7.43 filled in.
     *
     * @param sampledAt the time the station gave
     * @param text the value as sent
     * @param unit the unit as sent or its default, null where the measurand has none
     * @param value the number in the normal unit, null where the text is none
     * @param normalUnit Wh, varh, W, VA, var, A, V, Celsius, K, Percent, Hz or 1/min; null where there is none
     */
    record Reading(
            Instant sampledAt,
            String text,
            Measurand measurand,
            @Nullable UnitOfMeasure unit,
            @Nullable BigDecimal value,
            @Nullable String normalUnit,
            @Nullable Phase phase,
            Location location,
            ReadingContext context,
            ValueFormat format) {}
}
