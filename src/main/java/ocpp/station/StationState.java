package ocpp.station;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one charge point: the sum of its events.
 *
 * @param connectors by connectorId, 0 for the whole station; also those that were never announced (EDGE-05)
 * @param configuration by key in lower case
 * @param answered the messages that must not have a second effect
 * @param repairs how often each rule of lenient mode mended a message of the station
 * @param lastMeterWh the last Energy.Active.Import.Register of any connector, null before the first
 */
public record StationState(
        String chargePointId,
        Registration registration,
        IntMap<Connector> connectors,
        Transactions transactions,
        Charging charging,
        Reservations reservations,
        LocalList localList,
        Map<String, ConfigurationValue> configuration,
        Jobs jobs,
        AnsweredMessages answered,
        Map<String, Integer> repairs,
        @Nullable BigDecimal lastMeterWh) {

    /** More connectors than any station has: a bound for those that station messages make up. */
    public static final int CONNECTOR_LIMIT = 1000;

    /** The state of a charge point that nothing is known of. */
    public static StationState initial(String chargePointId) {
        return new StationState(
                chargePointId,
                Registration.UNKNOWN,
                IntMap.empty(),
                Transactions.NONE,
                Charging.NONE,
                Reservations.NONE,
                LocalList.UNKNOWN,
                Map.of(),
                Jobs.NONE,
                AnsweredMessages.none(),
                Map.of(),
                null);
    }

    /** This state after the event. */
    public StationState apply(StationEvent event) {
        return Projection.apply(this, event);
    }

    /** This state after the events, in order. */
    public StationState applyAll(List<StationEvent> events) {
        StationState state = this;
        for (StationEvent event : events) {
            state = state.apply(event);
        }
        return state;
    }

    boolean knows(int connectorId) {
        return connectors.get(connectorId) != null;
    }

    /** This state with the connector, known or not (EDGE-05); above {@value #CONNECTOR_LIMIT} they are not kept. */
    StationState announced(int connectorId) {
        boolean full = connectors.size() >= CONNECTOR_LIMIT;
        return full || knows(connectorId)
                ? this
                : withConnectors(connectors.with(connectorId, Connector.unannounced(connectorId)));
    }

    StationState withRegistration(Registration value) {
        return new StationState(
                chargePointId,
                value,
                connectors,
                transactions,
                charging,
                reservations,
                localList,
                configuration,
                jobs,
                answered,
                repairs,
                lastMeterWh);
    }

    StationState withConnectors(IntMap<Connector> value) {
        return new StationState(
                chargePointId,
                registration,
                value,
                transactions,
                charging,
                reservations,
                localList,
                configuration,
                jobs,
                answered,
                repairs,
                lastMeterWh);
    }

    StationState withTransactions(Transactions value) {
        return new StationState(
                chargePointId,
                registration,
                connectors,
                value,
                charging,
                reservations,
                localList,
                configuration,
                jobs,
                answered,
                repairs,
                lastMeterWh);
    }

    StationState withCharging(Charging value) {
        return new StationState(
                chargePointId,
                registration,
                connectors,
                transactions,
                value,
                reservations,
                localList,
                configuration,
                jobs,
                answered,
                repairs,
                lastMeterWh);
    }

    StationState withReservations(Reservations value) {
        return new StationState(
                chargePointId,
                registration,
                connectors,
                transactions,
                charging,
                value,
                localList,
                configuration,
                jobs,
                answered,
                repairs,
                lastMeterWh);
    }

    StationState withLocalList(LocalList value) {
        return new StationState(
                chargePointId,
                registration,
                connectors,
                transactions,
                charging,
                reservations,
                value,
                configuration,
                jobs,
                answered,
                repairs,
                lastMeterWh);
    }

    StationState withConfiguration(Map<String, ConfigurationValue> value) {
        return new StationState(
                chargePointId,
                registration,
                connectors,
                transactions,
                charging,
                reservations,
                localList,
                value,
                jobs,
                answered,
                repairs,
                lastMeterWh);
    }

    StationState withJobs(Jobs value) {
        return new StationState(
                chargePointId,
                registration,
                connectors,
                transactions,
                charging,
                reservations,
                localList,
                configuration,
                value,
                answered,
                repairs,
                lastMeterWh);
    }

    StationState withAnswered(AnsweredMessages value) {
        return new StationState(
                chargePointId,
                registration,
                connectors,
                transactions,
                charging,
                reservations,
                localList,
                configuration,
                jobs,
                value,
                repairs,
                lastMeterWh);
    }

    StationState withRepairs(Map<String, Integer> value) {
        return new StationState(
                chargePointId,
                registration,
                connectors,
                transactions,
                charging,
                reservations,
                localList,
                configuration,
                jobs,
                answered,
                value,
                lastMeterWh);
    }

    StationState withLastMeterWh(BigDecimal value) {
        return new StationState(
                chargePointId,
                registration,
                connectors,
                transactions,
                charging,
                reservations,
                localList,
                configuration,
                jobs,
                answered,
                repairs,
                value);
    }
}
