package ocpp.operator;

import java.time.Instant;
import java.util.List;
import ocpp.operator.Unit.ConnectorLine;
import ocpp.operator.Unit.Station;
import ocpp.operator.Unit.TransactionLine;
import org.jspecify.annotations.Nullable;

/** A charge point in a list. */
record ChargePointItem(
        String id,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable String firmware,
        boolean connected,
        @Nullable Instant connectedSince,
        @Nullable Instant lastSeenAt,
        @Nullable String registration,
        List<ConnectorLine> connectors,
        List<TransactionLine> transactions) {

    /** @param heard when its last frame came, null when none came since the start */
    static ChargePointItem of(Unit unit, @Nullable Instant heard) {
        Station station = unit.station();
        return new ChargePointItem(
                unit.id(),
                station == null ? null : station.vendor(),
                station == null ? null : station.model(),
                station == null ? null : station.firmware(),
                unit.connectedSince() != null,
                unit.connectedSince(),
                heard == null ? unit.lastSeenAt() : heard,
                unit.registration(),
                unit.connectors().values(),
                unit.transactions().values());
    }
}
