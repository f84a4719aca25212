package ocpp.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ocpp.protocol.core.IdTagInfo.AuthorizationStatus;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.StopTransaction.Reason;
import ocpp.station.MeterEvent;
import ocpp.station.RegistrationEvent.Connected;
import ocpp.station.StationEvent;
import ocpp.station.TransactionEvent;
import org.jspecify.annotations.Nullable;

/** Events of charging sessions. */
final class Sessions {
    static final Instant NOW = Instant.parse("2026-01-18T12:00:00Z");

    private Sessions() {}

    static StationEvent connected() {
        return new Connected(NOW, "127.0.0.1:51234");
    }

    static StationEvent started(int transactionId, String idTag, Instant at) {
        return new TransactionEvent.Started(
                at,
                at.minusSeconds(1),
                transactionId,
                1,
                idTag,
                null,
                AuthorizationStatus.Accepted,
                100,
                null,
                Set.of());
    }

    static StationEvent stopped(int transactionId, Instant at) {
        return new TransactionEvent.Stopped(
                at,
                at.minusSeconds(1),
                transactionId,
                transactionId,
                1100,
                Reason.Local,
                null,
                BigDecimal.valueOf(1000),
                Set.of(TransactionEvent.TransactionFlag.Late));
    }

    /** One message with so many values of one kWh each. */
    static StationEvent metered(int transactionId, Instant at, int values) {
        List<MeterEvent.Reading> readings = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            readings.add(new MeterEvent.Reading(
                    at.plusSeconds(i),
                    " 1.0",
                    SampledValue.Measurand.Energy_Active_Import_Register,
                    SampledValue.UnitOfMeasure.kWh,
                    BigDecimal.valueOf(1000),
                    "Wh",
                    SampledValue.Phase.L1_N,
                    SampledValue.Location.Outlet,
                    SampledValue.ReadingContext.Sample_Periodic,
                    SampledValue.ValueFormat.Raw));
        }
        return new MeterEvent.Received(
                at, 1, transactionId, transactionId, BigDecimal.valueOf(1000), readings, true, at.toEpochMilli());
    }

    /** The register of connector 1 as it stands, in Wh. */
    static StationEvent register(@Nullable Integer transactionId, Instant at, int registerWh, long messageHash) {
        BigDecimal register = BigDecimal.valueOf(registerWh);
        MeterEvent.Reading reading = new MeterEvent.Reading(
                at,
                register.toString(),
                SampledValue.Measurand.Energy_Active_Import_Register,
                SampledValue.UnitOfMeasure.Wh,
                register,
                "Wh",
                null,
                SampledValue.Location.Outlet,
                SampledValue.ReadingContext.Sample_Periodic,
                SampledValue.ValueFormat.Raw);
        return new MeterEvent.Received(
                at, 1, transactionId, transactionId, register, List.of(reading), false, messageHash);
    }
}
