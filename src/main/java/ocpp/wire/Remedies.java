package ocpp.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;
import ocpp.protocol.core.BootNotification;
import ocpp.protocol.core.MeterValue;
import ocpp.protocol.core.MeterValues;
import ocpp.protocol.core.SampledValue;
import ocpp.protocol.core.StartTransaction;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointErrorCode;
import ocpp.protocol.core.StopTransaction;
import ocpp.protocol.security.GetInstalledCertificateIds;
import ocpp.protocol.security.SecurityEventNotification;
import org.jspecify.annotations.Nullable;

/** What lenient mode does about properties that are missing or beyond repair. */
final class Remedies {
    /** Stands for the time of arrival. */
    static final Object ARRIVAL = new Object();

    private record Property(Class<?> record, String name) {}

    /** Evidence is kept whatever it lacks (START, STOP, MV); -1 and 0 are ids and meter readings that nobody has. */
    private static final Map<Property, Object> WHERE_MISSING = Map.ofEntries(
            Map.entry(new Property(StartTransaction.Request.class, "connectorId"), 0),
            Map.entry(new Property(StartTransaction.Request.class, "idTag"), ""),
            Map.entry(new Property(StartTransaction.Request.class, "meterStart"), 0),
            Map.entry(new Property(StartTransaction.Request.class, "timestamp"), ARRIVAL),
            Map.entry(new Property(StopTransaction.Request.class, "meterStop"), -1),
            Map.entry(new Property(StopTransaction.Request.class, "timestamp"), ARRIVAL),
            Map.entry(new Property(StopTransaction.Request.class, "transactionId"), -1),
            Map.entry(new Property(MeterValues.Request.class, "connectorId"), 0),
            Map.entry(new Property(MeterValues.Request.class, "meterValue"), List.of()),
            Map.entry(new Property(MeterValue.class, "timestamp"), ARRIVAL),
            Map.entry(new Property(BootNotification.Request.class, "chargePointVendor"), ""),
            Map.entry(new Property(BootNotification.Request.class, "chargePointModel"), ""),
            Map.entry(new Property(StatusNotification.Request.class, "errorCode"), ChargePointErrorCode.NoError),
            Map.entry(new Property(SecurityEventNotification.Request.class, "timestamp"), ARRIVAL));

    /** Where a value that cannot be used says more than a missing one. */
    private static final Map<Property, Object> WHERE_UNUSABLE = Map.of(
            new Property(StopTransaction.Request.class, "reason"), StopTransaction.Reason.Other,
            new Property(StatusNotification.Request.class, "errorCode"), ChargePointErrorCode.OtherError);

    /** Without these, or with another value of them, a sampled value would mean something else. */
    private static final Set<Property> GIVING_SENSE = Set.of(
            new Property(SampledValue.class, "format"),
            new Property(SampledValue.class, "measurand"),
            new Property(SampledValue.class, "phase"),
            new Property(SampledValue.class, "unit"));

    private static final Set<Property> EMPTY_AT_NEED = Set.of(
            new Property(MeterValues.Request.class, "meterValue"),
            new Property(GetInstalledCertificateIds.Response.class, "certificateHashData"));

    private Remedies() {}

    /** What a required property is taken as where it is missing; null where the record is useless without it. */
    static @Nullable Object whereMissing(Class<?> record, String name) {
        return WHERE_MISSING.get(new Property(record, name));
    }

    /** What a property is taken as where its value cannot be used; null for nothing. */
    static @Nullable Object whereUnusable(Class<?> record, String name) {
        Object own = WHERE_UNUSABLE.get(new Property(record, name));
        return own == null ? whereMissing(record, name) : own;
    }

    /** Whether the record is useless where an optional value cannot be used. */
    static boolean givesSense(Class<?> record, String name) {
        return GIVING_SENSE.contains(new Property(record, name));
    }

    /** Whether a list that needs an entry may be empty all the same. */
    static boolean mayBeEmpty(Class<?> record, String name) {
        return EMPTY_AT_NEED.contains(new Property(record, name));
    }
}
