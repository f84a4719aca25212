package ocpp.station;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.smartcharging.InstalledProfile;
import ocpp.smartcharging.RunningTransaction;
import ocpp.station.ProfileEvent.Cause;
import ocpp.station.ProfileEvent.Source;

/** Which events the change of a charging profile makes. */
final class Profiles {
    private Profiles() {}

    /** One of the same id is overwritten, others that it replaces are removed (SC-STACK-02). */
    static List<StationEvent> install(
            StationState state, int connectorId, ChargingProfile profile, Source source, Instant now) {
        InstalledProfile added = new InstalledProfile(connectorId, now, profile);
        List<Integer> replaced = state.charging()
                .idsOf(other ->
                        other.profile().chargingProfileId() != profile.chargingProfileId() && added.replaces(other));
        StationEvent installed = new ProfileEvent.Installed(now, connectorId, profile, source);
        return replaced.isEmpty()
                ? List.of(installed)
                : List.of(new ProfileEvent.Removed(now, replaced, Cause.Replaced), installed);
    }

    /** A TxProfile ends with its transaction (SC-PUR-05). */
    static List<StationEvent> ended(StationState state, Transactions.Open transaction, Instant now) {
        RunningTransaction ended =
                new RunningTransaction(transaction.connectorId(), transaction.transactionId(), transaction.startedAt());
        List<Integer> over = state.charging().idsOf(profile -> profile.isFor(ended));
        return over.isEmpty() ? List.of() : List.of(new ProfileEvent.Removed(now, over, Cause.TransactionEnded));
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
