package ocpp.protocol.smartcharging;

import java.time.Instant;
import ocpp.protocol.Range;
import org.jspecify.annotations.Nullable;

/** ChargingProfile, a class of the OCPP 1.6 data types (section 7). */
public record ChargingProfile(
        int chargingProfileId,
        @Nullable Integer transactionId,
        @Range(min = 0) int stackLevel,
        ChargingProfilePurpose chargingProfilePurpose,
        ChargingProfileKind chargingProfileKind,
        @Nullable RecurrencyKind recurrencyKind,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        ChargingSchedule chargingSchedule) {
    public enum ChargingProfileKind {
        Absolute,
        Recurring,
        Relative
    }

    public enum RecurrencyKind {
        Daily,
        Weekly
    }
}
