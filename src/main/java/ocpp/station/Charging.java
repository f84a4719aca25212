package ocpp.station;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import ocpp.protocol.smartcharging.ChargingProfile;
import ocpp.smartcharging.InstalledProfile;

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
    public record Installed(int connectorId, ChargingProfile profile, ProfileEvent.Source source, Instant installedAt) {

        /** As the smart charging rules see it. */
        public InstalledProfile inStore() {
            return new InstalledProfile(connectorId, installedAt, profile);
        }
    }

    /** The ids of the installed profiles that the condition holds for. */
    List<Integer> idsOf(Predicate<InstalledProfile> condition) {
        List<Integer> ids = new ArrayList<>();
        for (int place = 0; place < installed.size(); place++) {
            InstalledProfile profile = installed.valueAt(place).inStore();
            if (condition.test(profile)) {
                ids.add(profile.profile().chargingProfileId());
            }
        }
        return List.copyOf(ids);
    }
}
