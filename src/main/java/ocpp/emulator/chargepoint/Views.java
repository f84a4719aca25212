package ocpp.emulator.chargepoint;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import ocpp.emulator.chargepoint.ChargePointView.ConnectorView;
import ocpp.emulator.chargepoint.ChargePointView.TransactionView;
import ocpp.emulator.meter.Readings;
import ocpp.emulator.status.ConnectorState;
import ocpp.protocol.core.GetConfiguration.KeyValue;
import ocpp.protocol.reservation.ReserveNow;
import org.jspecify.annotations.Nullable;

/** Shows a charge point as it is. */
final class Views {
    private Views() {}

    static ChargePointView of(Parts parts) {
        List<ConnectorView> connectors = new ArrayList<>();
        for (int connectorId = 0; connectorId <= parts.connectors.count(); connectorId++) {
            connectors.add(connectorId == 0 ? whole(parts) : connector(parts, connectorId));
        }
        return new ChargePointView(
                parts.board.setup().chargePointId(),
                parts.power.isOn(),
                parts.link.isUp(),
                parts.registration.status(),
                connectors,
                parts.outbox.queue().size(),
                parts.firmware.version(),
                configuration(parts));
    }

    private static ConnectorView whole(Parts parts) {
        ConnectorState state = parts.statuses.state(0);
        Readings grid = GridReadings.of(parts.connectors);
        double limit = parts.connectors.all().stream()
                .mapToDouble(connector -> limit(parts, connector))
                .sum();
        return new ConnectorView(
                0,
                state.status(),
                state.errorCode(),
                false,
                false,
                grid.watts(),
                grid.registerWh(),
                limit,
                -1,
                null,
                null);
    }

    private static ConnectorView connector(Parts parts, int connectorId) {
        Connector connector = parts.connectors.get(connectorId);
        ConnectorState state = parts.statuses.state(connectorId);
        Readings readings = connector.meter().read();
        ReserveNow.Request reservation = parts.reservations.on(connectorId);
        return new ConnectorView(
                connectorId,
                state.status(),
                state.errorCode(),
                connector.isPlugged(),
                connector.isLocked(),
                readings.watts(),
                readings.registerWh(),
                limit(parts, connector),
                readings.soc(),
                reservation == null ? null : reservation.reservationId(),
                transaction(parts, connector));
    }

    private static double limit(Parts parts, Connector connector) {
        return connector.transaction() == null ? 0 : parts.limits.limitWatts(connector.id());
    }

    private static @Nullable TransactionView transaction(Parts parts, Connector connector) {
        Transaction transaction = connector.transaction();
        return transaction == null
                ? null
                : new TransactionView(
                        transaction.number(),
                        transaction.connectorId(),
                        transaction.transactionId(),
                        transaction.idTag(),
                        parts.board.clock(transaction.start().startedAt()),
                        transaction.start().meterStart());
    }

    private static SortedMap<String, String> configuration(Parts parts) {
        SortedMap<String, String> values = new TreeMap<>();
        List<KeyValue> known = parts.board.configuration().read(null).configurationKey();
        if (known != null) {
            known.forEach(value -> values.put(value.key(), value.value() == null ? "" : value.value()));
        }
        return values;
    }
}
