package ocpp.station;

import java.util.List;
import ocpp.protocol.smartcharging.ClearChargingProfile;
import ocpp.protocol.smartcharging.ClearChargingProfile.ClearChargingProfileStatus;
import ocpp.protocol.smartcharging.SetChargingProfile;
import ocpp.protocol.smartcharging.SetChargingProfile.ChargingProfileStatus;
import ocpp.station.ProfileEvent.Cause;
import ocpp.station.ProfileEvent.Source;
import ocpp.wire.ErrorCode;

/** Charging profiles that a station sets and clears by itself (EDGE-01). */
final class ProfileRules {
    private final StationSettings settings;

    ProfileRules(StationSettings settings) {
        this.settings = settings;
    }

    Decision set(StationState state, Message<SetChargingProfile.Request> message, Found found) {
        if (!settings.acceptChargingProfileFromChargePoint()) {
            return notSupported();
        }
        SetChargingProfile.Request request = message.request();
        IntMap<Charging.Installed> installed = state.charging().installed();
        boolean full = installed.size() >= settings.profileLimit()
                && installed.get(request.csChargingProfiles().chargingProfileId()) == null;
        return full
                ? Decision.answer(new SetChargingProfile.Response(ChargingProfileStatus.Rejected))
                : Decision.answer(
                        new SetChargingProfile.Response(ChargingProfileStatus.Accepted),
                        Profiles.install(
                                state,
                                request.connectorId(),
                                request.csChargingProfiles(),
                                Source.ChargePoint,
                                message.now()));
    }

    Decision clear(StationState state, Message<ClearChargingProfile.Request> message, Found found) {
        if (!settings.acceptChargingProfileFromChargePoint()) {
            return notSupported();
        }
        List<Integer> cleared = state.charging().idsOf(profile -> profile.matches(message.request()));
        return cleared.isEmpty()
                ? Decision.answer(new ClearChargingProfile.Response(ClearChargingProfileStatus.Unknown))
                : Decision.answer(
                        new ClearChargingProfile.Response(ClearChargingProfileStatus.Accepted),
                        new ProfileEvent.Removed(message.now(), cleared, Cause.Cleared));
    }

    private static Decision notSupported() {
        return Decision.refuse(
                ErrorCode.NotSupported, "charging profiles are set by the central system, not by a charge point");
    }
}
