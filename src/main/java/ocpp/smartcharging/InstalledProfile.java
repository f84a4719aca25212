package ocpp.smartcharging;

import java.time.Instant;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.protocol.smartcharging.ChargingProfilePurpose;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import org.jspecify.annotations.Nullable;

/** A charging profile in the store of a charge point; connectorId 0 is the charge point as a whole. */
public record InstalledProfile(int connectorId, Instant installedAt, ChargingProfile profile) {

    /** Whether this takes the place of the other: the same id, or purpose, level and connector (SC-STACK-02). */
    public boolean replaces(InstalledProfile other) {
        return profile.chargingProfileId() == other.profile.chargingProfileId()
                || (other.isFor(profile.chargingProfilePurpose(), connectorId)
                        && profile.stackLevel() == other.profile.stackLevel());
    }

    /** Whether the request describes this (SC-CLR-01): with an id only that counts, else all given fields must match. */
    public boolean matches(ClearChargingProfile.Request request) {
        if (request.id() != null) {
            return request.id() == profile.chargingProfileId();
        }
        return isNullOr(request.connectorId(), connectorId)
                && isNullOr(request.chargingProfilePurpose(), profile.chargingProfilePurpose())
                && isNullOr(request.stackLevel(), profile.stackLevel());
    }

    /** Whether this TxProfile holds for the transaction (SC-PUR-07). */
    public boolean isFor(RunningTransaction transaction) {
        Integer transactionId = profile.transactionId();
        return isFor(ChargingProfilePurpose.TxProfile, transaction.connectorId())
                && (transactionId == null || transactionId.equals(transaction.transactionId()));
    }

    boolean isFor(ChargingProfilePurpose purpose, int connector) {
        return profile.chargingProfilePurpose() == purpose && connectorId == connector;
    }

    private static boolean isNullOr(@Nullable Object criterion, Object value) {
        return criterion == null || criterion.equals(value);
    }
}
