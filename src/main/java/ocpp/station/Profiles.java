package ocpp.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.station.ProfileEvent.Cause;
import ocpp.station.ProfileEvent.Source;

/** Which events the change of a charging profile makes. */
final class Profiles {
    private Profiles() {}

    /** The same id, or the same purpose, level and connector, is replaced (SC-STACK-02). */
    static List<StationEvent> install(
            StationState state, int connectorId, ChargingProfile profile, Source source, Instant now) {
        List<Integer> replaced = new ArrayList<>();
        for (Charging.Installed installed : state.charging().installed().values()) {
            ChargingProfile other = installed.profile();
            if (installed.connectorId() == connectorId
                    && other.chargingProfilePurpose() == profile.chargingProfilePurpose()
                    && other.stackLevel() == profile.stackLevel()
                    && other.chargingProfileId() != profile.chargingProfileId()) {
                replaced.add(other.chargingProfileId());
            }
        }
        StationEvent installed = new ProfileEvent.Installed(now, connectorId, profile, source);
        return replaced.isEmpty()
                ? List.of(installed)
                : List.of(new ProfileEvent.Removed(now, List.copyOf(replaced), Cause.Replaced), installed);
    }

    /** The profiles that these criteria name: the id alone, else all that are given together (SC-CLR-01, 03). */
    static List<Integer> matching(StationState state, ClearChargingProfile.Request criteria) {
        List<Integer> matching = new ArrayList<>();
        for (Charging.Installed installed : state.charging().installed().values()) {
            if (matches(installed, criteria)) {
                matching.add(installed.profile().chargingProfileId());
            }
        }
        return List.copyOf(matching);
    }

    private static boolean matches(Charging.Installed installed, ClearChargingProfile.Request criteria) {
        ChargingProfile profile = installed.profile();
        if (criteria.id() != null) {
            return criteria.id() == profile.chargingProfileId();
        }
        return (criteria.connectorId() == null || criteria.connectorId() == installed.connectorId())
                && (criteria.chargingProfilePurpose() == null
                        || criteria.chargingProfilePurpose() == profile.chargingProfilePurpose())
                && (criteria.stackLevel() == null || criteria.stackLevel() == profile.stackLevel());
    }

    /** A TxProfile ends with its transaction (SC-PUR-05). */
    static List<StationEvent> ended(StationState state, Transactions.Open transaction, Instant now) {
        List<Integer> over = new ArrayList<>();
        for (Charging.Installed installed : state.charging().installed().values()) {
            ChargingProfile profile = installed.profile();
            if (profile.chargingProfilePurpose() == ChargingProfilePurpose.TxProfile
                    && installed.connectorId() == transaction.connectorId()
                    && (profile.transactionId() == null || profile.transactionId() == transaction.transactionId())) {
                over.add(profile.chargingProfileId());
            }
        }
        return over.isEmpty()
                ? List.of()
                : List.of(new ProfileEvent.Removed(now, List.copyOf(over), Cause.TransactionEnded));
    }

    static ChargingProfile of(ChargingProfile profile, int transactionId) {
        return new ChargingProfile(
                profile.chargingProfileId(),
                transactionId,
                profile.stackLevel(),
                profile.chargingProfilePurpose(),
                profile.chargingProfileKind(),
                profile.recurrencyKind(),
                profile.validFrom(),
                profile.validTo(),
                profile.chargingSchedule());
    }
}
