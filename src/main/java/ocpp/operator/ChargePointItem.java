package ocpp.operator;

import java.time.Instant;
import java.util.List;
import ocpp.operator.Unit.ConnectorLine;
import ocpp.operator.Unit.Station;
import ocpp.operator.Unit.TransactionLine;
import org.jspecify.annotations.Nullable;

/**
 * A charge point in a list.
 *
 * @param roundTripMs of the last ping, null before the first
 * @param clockSkewSeconds how far its clock is ahead, negative where it is behind; null where that cannot be told
 * @param unanswered CALLs to it in a row that it did not answer
 * @param repairs messages of it that lenient mode mended since the start of the server
 * @param certificates those it was given, with their last day
 */
record ChargePointItem(
        String id,
        @Nullable String vendor,
        @Nullable String model,
        @Nullable String firmware,
        boolean connected,
        @Nullable Instant connectedSince,
        @Nullable Instant lastSeenAt,
        @Nullable String registration,
        @Nullable Long roundTripMs,
        @Nullable Long clockSkewSeconds,
        int unanswered,
        int repairs,
        List<ConnectorLine> connectors,
        List<TransactionLine> transactions,
        List<StationCertificate> certificates) {

    static ChargePointItem of(Unit unit, Heard heard) {
        Station station = unit.station();
        return new ChargePointItem(
                unit.id(),
                station == null ? null : station.vendor(),
                station == null ? null : station.model(),
                station == null ? null : station.firmware(),
                unit.isConnected(),
                unit.connectedSince(),
                heard.lastSeenAt() == null ? unit.lastSeenAt() : heard.lastSeenAt(),
                unit.registration(),
                heard.roundTripMs(),
                heard.clockSkewSeconds(),
                unit.unanswered(),
                unit.repairs(),
                unit.connectors().values(),
                unit.transactions().values(),
                unit.certificates());
    }
}
