package ocpp.smartcharging;

import java.time.Instant;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfile.RecurrencyKind;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import org.jspecify.annotations.Nullable;

/** An installed profile, made ready for look-ups once. */
record Plan(InstalledProfile installed, Periods periods) {
    private static final long DAY = 86_400;

    static Plan of(InstalledProfile installed) {
        return new Plan(installed, Periods.of(installed.profile().chargingSchedule()));
    }

    boolean isFor(ChargingProfilePurpose purpose, int connectorId) {
        return installed.isFor(purpose, connectorId);
    }

    boolean isFor(RunningTransaction transaction) {
        return installed.isFor(transaction);
    }

    boolean replaces(Plan other) {
        return installed.replaces(other.installed);
    }

    /** Where a schedule without a start of its own counts from the beginning of the transaction (SC-KIND-01, 03). */
    Layer countedFrom(long transactionStart) {
        ChargingProfile profile = profile();
        Instant startSchedule = profile.chargingSchedule().startSchedule();
        long start = profile.chargingProfileKind() == ChargingProfileKind.Relative
                ? transactionStart
                : Time.seconds(startSchedule, transactionStart);
        return new Layer(periods, validFrom(), Time.seconds(profile.validTo(), Time.FOREVER), start, every());
    }

    /** Where it counts from validFrom or the installation, as a ChargePointMaxProfile does (SC-KIND-01). */
    Layer countedFromValidity() {
        return countedFrom(
                Time.seconds(profile().validFrom(), installed.installedAt().getEpochSecond()));
    }

    ChargingProfile profile() {
        return installed.profile();
    }

    private long validFrom() {
        return Time.seconds(profile().validFrom(), -Time.FOREVER);
    }

    private long every() {
        @Nullable RecurrencyKind recurrency = profile().recurrencyKind();
        if (profile().chargingProfileKind() != ChargingProfileKind.Recurring || recurrency == null) {
            return Time.FOREVER;
        }
        return switch (recurrency) {
            case Daily -> DAY;
            case Weekly -> 7 * DAY;
        };
    }
}
