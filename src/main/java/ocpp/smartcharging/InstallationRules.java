package ocpp.smartcharging;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.core.RemoteStartTransaction;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfile.ChargingProfileKind;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.SetChargingProfile;
import org.jspecify.annotations.Nullable;

/** What a charge point takes as a charging profile. A reason names the value and what was expected. */
public final class InstallationRules {
    private InstallationRules() {}

    /** Decides a SetChargingProfile received at {@code now}. */
    public static Installation install(
            Situation situation, Capabilities capabilities, SetChargingProfile.Request request, Instant now) {
        int connectorId = request.connectorId();
        int connectors = situation.hardware().connectors();
        if (connectorId < 0 || connectorId > connectors) {
            return new Installation.UnknownConnector(unexpected("connectorId", connectorId, "0 to " + connectors));
        }
        ChargingProfile profile = request.csChargingProfiles();
        String reason = misplaced(connectorId, profile, situation.transactionOn(connectorId));
        if (reason == null) {
            reason = unfit(profile, capabilities);
        }
        if (reason != null) {
            return new Installation.Rejected(reason);
        }
        ChargingProfiles profiles = situation.profiles().with(new InstalledProfile(connectorId, now, profile));
        return profiles.size() > capabilities.maxProfiles()
                ? new Installation.Rejected("the store is full (expected: at most " + capabilities.maxProfiles() + ")")
                : new Installation.Installed(profiles);
    }

    /** Why a RemoteStartTransaction cannot be obeyed for its connector or its profile, or null (5.11, RSTART). */
    public static @Nullable String remoteStart(
            Situation situation, Capabilities capabilities, RemoteStartTransaction.Request request) {
        Integer connectorId = request.connectorId();
        int connectors = situation.hardware().connectors();
        if (connectorId != null && (connectorId < 1 || connectorId > connectors)) {
            return unexpected("connectorId", connectorId, "1 to " + connectors);
        }
        ChargingProfile profile = request.chargingProfile();
        if (profile == null) {
            return null;
        }
        if (profile.chargingProfilePurpose() != ChargingProfilePurpose.TxProfile) {
            return unexpected("chargingProfilePurpose", profile.chargingProfilePurpose(), "TxProfile");
        }
        if (profile.transactionId() != null) {
            return unexpected("transactionId", profile.transactionId(), "none before the transaction");
        }
        return unfit(profile, capabilities);
    }

    /** Purposes and their places (SC-PUR). */
    private static @Nullable String misplaced(
            int connectorId, ChargingProfile profile, @Nullable RunningTransaction transaction) {
        return switch (profile.chargingProfilePurpose()) {
            case ChargePointMaxProfile ->
                connectorId == 0 ? null : unexpected("connectorId", connectorId, "0 for a ChargePointMaxProfile");
            case TxDefaultProfile -> null;
            case TxProfile -> {
                if (connectorId == 0) {
                    yield unexpected("connectorId", 0, "1 or more for a TxProfile");
                }
                if (transaction == null) {
                    yield "no transaction runs on connector " + connectorId + " (expected: one, for a TxProfile)";
                }
                Integer transactionId = profile.transactionId();
                yield transactionId == null || transactionId.equals(transaction.transactionId())
                        ? null
                        : unexpected("transactionId", transactionId, String.valueOf(transaction.transactionId()));
            }
        };
    }

    /** Why no charge point of these capabilities takes the profile, wherever it is for, or null (SC-KIND, SC-STACK-04). */
    public static @Nullable String unfit(ChargingProfile profile, Capabilities capabilities) {
        if (profile.stackLevel() < 0 || profile.stackLevel() > capabilities.maxStackLevel()) {
            return unexpected("stackLevel", profile.stackLevel(), "0 to " + capabilities.maxStackLevel());
        }
        Instant validFrom = profile.validFrom();
        Instant validTo = profile.validTo();
        if (validFrom != null && validTo != null && !validFrom.isBefore(validTo)) {
            return unexpected("validTo", validTo, "after validFrom " + validFrom);
        }
        String reason = unfitKind(profile);
        return reason == null ? unfitSchedule(profile.chargingSchedule(), capabilities) : reason;
    }

    private static @Nullable String unfitKind(ChargingProfile profile) {
        ChargingProfileKind kind = profile.chargingProfileKind();
        if (kind == ChargingProfileKind.Recurring && profile.recurrencyKind() == null) {
            return unexpected("recurrencyKind", "none", "Daily or Weekly for a Recurring profile");
        }
        if (kind == ChargingProfileKind.Recurring && profile.chargingSchedule().startSchedule() == null) {
            return unexpected("startSchedule", "none", "an instant for a Recurring profile");
        }
        if (kind == ChargingProfileKind.Relative
                && profile.chargingProfilePurpose() == ChargingProfilePurpose.ChargePointMaxProfile) {
            return unexpected("chargingProfileKind", kind, "Absolute or Recurring for a ChargePointMaxProfile");
        }
        return null;
    }

    private static @Nullable String unfitSchedule(ChargingSchedule schedule, Capabilities capabilities) {
        if (!capabilities.allowedUnits().contains(schedule.chargingRateUnit())) {
            return unexpected("chargingRateUnit", schedule.chargingRateUnit(), capabilities.allowedUnits());
        }
        Integer duration = schedule.duration();
        if (duration != null && duration < 0) {
            return unexpected("duration", duration, "0 or more");
        }
        List<ChargingSchedulePeriod> periods = schedule.chargingSchedulePeriod();
        if (periods.isEmpty() || periods.size() > capabilities.maxPeriods()) {
            return unexpected("chargingSchedulePeriod", periods.size(), "1 to " + capabilities.maxPeriods());
        }
        int last = -1;
        for (ChargingSchedulePeriod period : periods) {
            String reason = unfitPeriod(period, last);
            if (reason != null) {
                return reason;
            }
            last = period.startPeriod();
        }
        return null;
    }

    private static @Nullable String unfitPeriod(ChargingSchedulePeriod period, int last) {
        if (last < 0 && period.startPeriod() != 0) {
            return unexpected("startPeriod", period.startPeriod(), "0 for the first");
        }
        if (period.startPeriod() <= last) {
            return unexpected("startPeriod", period.startPeriod(), "more than " + last);
        }
        if (period.limit().signum() < 0) {
            return unexpected("limit", period.limit(), "0 or more");
        }
        Integer phases = period.numberPhases();
        return phases == null || (phases >= 1 && phases <= 3) ? null : unexpected("numberPhases", phases, "1 to 3");
    }

    private static String unexpected(String field, Object value, Object expected) {
        return field + ": " + value + " (expected: " + expected + ")";
    }
}
