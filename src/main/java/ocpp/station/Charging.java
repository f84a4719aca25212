package ocpp.station;

import java.time.Instant;
import java.util.List;
import ocpp.protocol.smartcharging.ChargingProfile;

/**
 * The charging profiles of a station.
 *
 * @param installed by chargingProfileId
 * @param remoteStarts profiles of accepted remote starts whose transaction has not begun, oldest first
 */
public record Charging(IntMap<Installed> installed, List<ProfileEvent.RemoteStartAccepted> remoteStarts) {

    /** How many profiles of remote starts wait at most; the oldest is dropped. */
    public static final int REMOTE_START_LIMIT = 16;

    /** No profile. */
    public static final Charging NONE = new Charging(IntMap.empty(), List.of());

    /** A profile as it is installed on a connector, 0 for the whole station. */
    public record Installed(
            int connectorId, ChargingProfile profile, ProfileEvent.Source source, Instant installedAt) {}
}
