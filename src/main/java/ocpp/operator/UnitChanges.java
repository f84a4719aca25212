package ocpp.operator;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import ocpp.operator.Unit.ConnectorLine;
import ocpp.operator.Unit.Station;
import ocpp.operator.Unit.TransactionLine;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.BootNotification.RegistrationStatus;
import ocpp.protocol.core.SampledValue.Measurand;
import ocpp.rpc.CallOutcome;
import ocpp.station.CommandEvent;
import ocpp.station.ConnectorEvent;
import ocpp.station.MessageEvent;
import ocpp.station.MeterEvent;
import ocpp.station.RegistrationEvent;
import ocpp.station.SecurityEvent;
import ocpp.station.StationEvent;
import ocpp.station.TransactionEvent;
import org.jspecify.annotations.Nullable;

/** What the events of a charge point mean for its line in the list; those without an entry mean nothing. */
final class UnitChanges {
    private static final Map<Class<?>, BiFunction<Unit, StationEvent, Unit>> TABLE = new HashMap<>();

    static {
        on(RegistrationEvent.Connected.class, (unit, event) -> unit.connected(event.at(), event.at()));
        on(RegistrationEvent.Disconnected.class, (unit, event) -> unit.connected(null, event.lastSeenAt()));
        on(
                RegistrationEvent.Booted.class,
                (unit, event) -> unit.with(station(event.boot()), event.status().name()));
        on(RegistrationEvent.Registered.class, UnitChanges::registered);
        on(RegistrationEvent.Removed.class, (unit, event) -> Unit.unknown(unit.id()));
        on(ConnectorEvent.StatusReported.class, UnitChanges::status);
        on(TransactionEvent.Started.class, (unit, event) -> unit.with(started(event)));
        on(TransactionEvent.Metered.class, UnitChanges::metered);
        on(TransactionEvent.Stopped.class, (unit, event) -> unit.withoutTransaction(event.transactionId()));
        on(TransactionEvent.Closed.class, (unit, event) -> unit.withoutTransaction(event.transactionId()));
        on(MeterEvent.Received.class, UnitChanges::sampled);
        on(CommandEvent.Ended.class, UnitChanges::ended);
        on(MessageEvent.Repaired.class, (unit, event) -> unit.mended());
        on(
                SecurityEvent.CertificateSigned.class,
                (unit, event) -> certificate(unit, StationCertificate.OWN, event.certificateChain()));
        on(
                SecurityEvent.CertificateInstalled.class,
                (unit, event) -> certificate(unit, event.use().name(), event.certificate()));
        on(
                SecurityEvent.CertificateDeleted.class,
                (unit, event) -> unit.withoutCertificate(event.certificate().serialNumber()));
    }

    private UnitChanges() {}

    static Unit apply(Unit unit, StationEvent event) {
        BiFunction<Unit, StationEvent, Unit> meaning = TABLE.get(event.getClass());
        return meaning == null ? unit : meaning.apply(unit, event);
    }

    static Station station(BootNotification.Request boot) {
        return new Station(boot.chargePointVendor(), boot.chargePointModel(), boot.firmwareVersion());
    }

    /** The power of all phases together among these readings, W; null for none. */
    static @Nullable BigDecimal power(List<MeterEvent.Reading> readings) {
        BigDecimal phases = null;
        for (MeterEvent.Reading reading : readings) {
            BigDecimal value = reading.value();
            if (reading.measurand() != Measurand.Power_Active_Import || value == null) {
                continue;
            }
            if (reading.phase() == null) {
                return value;
            }
            phases = phases == null ? value : phases.add(value);
        }
        return phases;
    }

    /** The last SoC among these readings, percent; null for none. */
    static @Nullable BigDecimal soc(List<MeterEvent.Reading> readings) {
        BigDecimal last = null;
        for (MeterEvent.Reading reading : readings) {
            last = reading.measurand() == Measurand.SoC ? reading.value() : last;
        }
        return last;
    }

    private static <E extends StationEvent> void on(Class<E> kind, BiFunction<Unit, E, Unit> meaning) {
        TABLE.put(kind, (unit, event) -> meaning.apply(unit, kind.cast(event)));
    }

    private static Unit registered(Unit unit, RegistrationEvent.Registered event) {
        RegistrationStatus approval = event.approval();
        return approval == null || approval == RegistrationStatus.Accepted
                ? unit
                : unit.with(unit.station(), approval.name());
    }

    private static Unit certificate(Unit unit, String type, String pem) {
        StationCertificate certificate = StationCertificate.of(type, pem);
        return certificate == null ? unit : unit.with(certificate);
    }

    private static Unit ended(Unit unit, CommandEvent.Ended event) {
        if (event.outcome() instanceof CallOutcome.TimedOut) {
            return unit.withUnanswered(unit.unanswered() + 1);
        }
        return event.outcome() instanceof CallOutcome.Disconnected || unit.unanswered() == 0
                ? unit
                : unit.withUnanswered(0);
    }

    private static Unit status(Unit unit, ConnectorEvent.StatusReported event) {
        if (event.flags().contains(ConnectorEvent.StatusFlag.OutOfOrder)) {
            return unit;
        }
        return unit.with(new ConnectorLine(
                event.connectorId(),
                event.status().name(),
                event.errorCode().name(),
                event.info(),
                event.occurredAt()));
    }

    private static TransactionLine started(TransactionEvent.Started event) {
        return new TransactionLine(
                event.transactionId(),
                event.connectorId(),
                event.idTag(),
                event.startedAt(),
                BigDecimal.ZERO,
                null,
                null,
                Unit.names(event.flags()));
    }

    private static Unit metered(Unit unit, TransactionEvent.Metered event) {
        TransactionLine open = unit.transactions().get(event.transactionId());
        return open == null ? unit : unit.with(open.withEnergy(event.energyWh(), event.flags()));
    }

    private static Unit sampled(Unit unit, MeterEvent.Received event) {
        Integer transactionId = event.transactionId();
        TransactionLine open =
                transactionId == null ? null : unit.transactions().get(transactionId);
        return open == null ? unit : unit.with(open.withMeter(power(event.readings()), soc(event.readings())));
    }
}
