package ocpp.operator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.station.IntMap;
import ocpp.store.ChargePointQueries;
import ocpp.store.ChargePointRecord;
import ocpp.store.StatusRecord;
import ocpp.store.TransactionRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the list of charge points shows of one of them.
 *
 * @param registration what its last boot was told, or what an operator decided since; null before
 * @param connectedSince null without a connection
 * @param lastSeenAt null before the first connection
 * @param unanswered CALLs to it in a row that it did not answer
 * @param repairs messages of it that lenient mode mended since the start of the server
 * @param connectors by connectorId, 0 too
 * @param transactions open ones by transactionId
 * @param certificates those it was given
 */
record Unit(
        String id,
        @Nullable Station station,
        @Nullable String registration,
        @Nullable Instant connectedSince,
        @Nullable Instant lastSeenAt,
        int unanswered,
        int repairs,
        IntMap<ConnectorLine> connectors,
        IntMap<TransactionLine> transactions,
        List<StationCertificate> certificates) {

    /** What a charge point says of itself when it boots. */
    record Station(String vendor, String model, @Nullable String firmware) {}

    record ConnectorLine(
            int connectorId,
            String status,
            String errorCode,
            @Nullable String info,
            Instant since) {}

    /**
     * An open transaction.
     *
     * @param powerW the last Power.Active.Import, phases added; null before the first
     * @param soc the last SoC in percent, null before the first
     */
    record TransactionLine(
            int transactionId,
            int connectorId,
            String idTag,
            Instant startedAt,
            BigDecimal energyWh,
            @Nullable BigDecimal powerW,
            @Nullable BigDecimal soc,
            List<String> flags) {

        static TransactionLine of(TransactionRecord transaction) {
            return new TransactionLine(
                    transaction.transactionId(),
                    transaction.connectorId(),
                    transaction.idTag(),
                    transaction.startedAt(),
                    transaction.energyWh(),
                    null,
                    null,
                    names(transaction.flags()));
        }

        TransactionLine withEnergy(BigDecimal energyWh, Set<? extends Enum<?>> flags) {
            return new TransactionLine(
                    transactionId, connectorId, idTag, startedAt, energyWh, powerW, soc, names(flags));
        }

        TransactionLine withMeter(@Nullable BigDecimal newPowerW, @Nullable BigDecimal newSoc) {
            return new TransactionLine(
                    transactionId,
                    connectorId,
                    idTag,
                    startedAt,
                    energyWh,
                    newPowerW == null ? powerW : newPowerW,
                    newSoc == null ? soc : newSoc,
                    flags);
        }
    }

    static Unit unknown(String id) {
        return new Unit(id, null, null, null, null, 0, 0, IntMap.empty(), IntMap.empty(), List.of());
    }

    /** As the store knows it: without the last power and charge of its transactions. */
    static Unit of(ChargePointQueries.Overview overview) {
        ChargePointRecord kept = overview.chargePoint();
        RegistrationStatus told = kept.registrationStatus();
        String vendor = kept.vendor();
        String model = kept.model();
        Unit unit = unknown(kept.chargePointId())
                .with(
                        vendor == null || model == null ? null : new Station(vendor, model, kept.firmwareVersion()),
                        told == null ? null : told.name());
        Instant seen = kept.lastSeenAt();
        if (seen != null) {
            unit = unit.connected(kept.connected() ? kept.connectedAt() : null, seen);
        }
        for (StatusRecord connector : overview.connectors()) {
            unit = unit.withKept(connector);
        }
        for (TransactionRecord transaction : overview.transactions()) {
            unit = unit.with(TransactionLine.of(transaction));
        }
        return unit;
    }

    private Unit withKept(StatusRecord connector) {
        ChargePointStatus status = connector.status();
        ChargePointErrorCode errorCode = connector.errorCode();
        Instant since = connector.occurredAt();
        return status == null || errorCode == null || since == null
                ? this
                : with(new ConnectorLine(
                        connector.connectorId(), status.name(), errorCode.name(), connector.info(), since));
    }

    Unit with(@Nullable Station newStation, @Nullable String newRegistration) {
        return new Unit(
                id,
                newStation,
                newRegistration,
                connectedSince,
                lastSeenAt,
                unanswered,
                repairs,
                connectors,
                transactions,
                certificates);
    }

    Unit connected(@Nullable Instant since, Instant seen) {
        return new Unit(id, station, registration, since, seen, 0, repairs, connectors, transactions, certificates);
    }

    Unit withUnanswered(int inARow) {
        return new Unit(
                id,
                station,
                registration,
                connectedSince,
                lastSeenAt,
                inARow,
                repairs,
                connectors,
                transactions,
                certificates);
    }

    Unit mended() {
        return new Unit(
                id,
                station,
                registration,
                connectedSince,
                lastSeenAt,
                unanswered,
                repairs + 1,
                connectors,
                transactions,
                certificates);
    }

    Unit with(ConnectorLine connector) {
        return new Unit(
                id,
                station,
                registration,
                connectedSince,
                lastSeenAt,
                unanswered,
                repairs,
                connectors.with(connector.connectorId(), connector),
                transactions,
                certificates);
    }

    Unit with(TransactionLine transaction) {
        return withTransactions(transactions.with(transaction.transactionId(), transaction));
    }

    /** A new certificate of the charge point itself takes the place of the one before. */
    Unit with(StationCertificate certificate) {
        Stream<StationCertificate> others = certificates.stream()
                .filter(each -> !each.hasSerial(certificate.serialNumber()))
                .filter(each -> !(each.type().equals(StationCertificate.OWN)
                        && certificate.type().equals(StationCertificate.OWN)));
        return withCertificates(Stream.concat(others, Stream.of(certificate)).toList());
    }

    Unit withoutCertificate(String serial) {
        return withCertificates(
                certificates.stream().filter(each -> !each.hasSerial(serial)).toList());
    }

    Unit withoutTransaction(int transactionId) {
        return withTransactions(transactions.without(transactionId));
    }

    boolean isConnected() {
        return connectedSince != null;
    }

    /** How many of its connectors, 0 included, have this status. */
    int count(String status) {
        int count = 0;
        for (ConnectorLine connector : connectors.values()) {
            count += connector.status().equals(status) ? 1 : 0;
        }
        return count;
    }

    /** What its open transactions draw together, W. */
    BigDecimal powerW() {
        BigDecimal sum = BigDecimal.ZERO;
        for (TransactionLine transaction : transactions.values()) {
            sum = transaction.powerW() == null ? sum : sum.add(transaction.powerW());
        }
        return sum;
    }

    static List<String> names(Set<? extends Enum<?>> flags) {
        return flags.stream().map(Enum::name).sorted(Comparator.naturalOrder()).toList();
    }

    private Unit withTransactions(IntMap<TransactionLine> open) {
        return new Unit(
                id,
                station,
                registration,
                connectedSince,
                lastSeenAt,
                unanswered,
                repairs,
                connectors,
                open,
                certificates);
    }

    private Unit withCertificates(List<StationCertificate> known) {
        return new Unit(
                id,
                station,
                registration,
                connectedSince,
                lastSeenAt,
                unanswered,
                repairs,
                connectors,
                transactions,
                known);
    }
}
