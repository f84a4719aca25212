package ocpp.emulator.chargepoint;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import org.jspecify.annotations.Nullable;

/**
 * A charge point at one instant.
 *
 * @param powered whether it runs; not during a restart
 * @param connected whether the link to the central system is open
 * @param registration the last answer to a BootNotification, null before it
 * @param connectors connector 0, the charge point as a whole, first
 * @param queued messages about transactions that wait for their delivery
 * @param configuration all values that GetConfiguration may tell, by key
 */
public record ChargePointView(
        String chargePointId,
        boolean powered,
        boolean connected,
        @Nullable RegistrationStatus registration,
        List<ConnectorView> connectors,
        int queued,
        String firmwareVersion,
        SortedMap<String, String> configuration) {

    /** Connector 0 is the charge point as a whole. Throws IndexOutOfBoundsException where there is no such connector. */
    public ConnectorView connector(int connectorId) {
        return connectors.get(connectorId);
    }

    /** The same as one JSON object; what is null is left out. */
    public String json() {
        return KeptJson.text(this);
    }

    /** The transactions that run. */
    public List<TransactionView> transactions() {
        return connectors.stream()
                .map(ConnectorView::transaction)
                .flatMap(transaction -> transaction == null ? Stream.<TransactionView>empty() : Stream.of(transaction))
                .toList();
    }

    /**
     * One connector.
     *
     * @param status what holds now, though it may not be reported yet
     * @param watts W that flow
     * @param energyWh what the register of the meter shows, Wh
     * @param limitWatts W that it may deliver by hardware, profiles and its share; 0 without a transaction
     * @param soc state of charge of the vehicle, percent; negative without one
     * @param reservationId null where it is not reserved
     */
    public record ConnectorView(
            int connectorId,
            ChargePointStatus status,
            ChargePointErrorCode errorCode,
            boolean plugged,
            boolean locked,
            double watts,
            double energyWh,
            double limitWatts,
            double soc,
            @Nullable Integer reservationId,
            @Nullable TransactionView transaction) {}

    /**
     * A transaction.
     *
     * @param number within this charge point
     * @param transactionId the central system's, null before it gave one
     * @param meterStart Wh
     */
    public record TransactionView(
            int number,
            int connectorId,
            @Nullable Integer transactionId,
            String idTag,
            Instant start,
            int meterStart) {}
}
