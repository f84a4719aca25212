package ocpp.station;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.smartcharging.ChargingProfile;
import org.jspecify.annotations.Nullable;

/** Events of the charging profiles that are installed on a station. */
public sealed interface ProfileEvent extends StationEvent {

    /** A profile was installed: it overwrites one of its id; others that it replaces were {@link Removed} before it. */
    record Installed(Instant at, int connectorId, ChargingProfile profile, Source source) implements ProfileEvent {}

    /** These profiles are not installed any more. */
    record Removed(Instant at, List<Integer> chargingProfileIds, Cause cause) implements ProfileEvent {}

    /** A RemoteStartTransaction with a profile was accepted: it belongs to the next transaction of that tag. */
    record RemoteStartAccepted(Instant at, @Nullable Integer connectorId, String idTag, ChargingProfile profile)
            implements ProfileEvent {}

    /** Who asked for the profile. */
    enum Source {
        SetChargingProfile,
        RemoteStartTransaction,
        ChargePoint
    }

    /** Why a profile went. */
    enum Cause {
        Replaced,
        Cleared,
        TransactionEnded
    }
}
