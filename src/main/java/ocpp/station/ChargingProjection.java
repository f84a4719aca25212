package ocpp.station;

import java.util.ArrayList;
import java.util.List;
import ocpp.station.ProfileEvent.Installed;
import ocpp.station.ProfileEvent.RemoteStartAccepted;
import ocpp.station.ProfileEvent.Removed;
import ocpp.station.ProfileEvent.Source;

/** What the events of charging profiles mean for the state. */
final class ChargingProjection {
    private ChargingProjection() {}

    static void addTo(Projection.Table table) {
        table.on(Installed.class, ChargingProjection::installed)
                .on(Removed.class, ChargingProjection::removed)
                .on(RemoteStartAccepted.class, ChargingProjection::remoteStart);
    }

    private static StationState installed(StationState state, Installed event) {
        Charging before = state.charging();
        List<RemoteStartAccepted> waiting = before.remoteStarts();
        if (event.source() == Source.RemoteStartTransaction) {
            waiting = waiting.stream()
                    .filter(start -> start.profile().chargingProfileId()
                            != event.profile().chargingProfileId())
                    .toList();
        }
        Charging.Installed installed =
                new Charging.Installed(event.connectorId(), event.profile(), event.source(), event.at());
        return state.withCharging(
                new Charging(before.installed().with(event.profile().chargingProfileId(), installed), waiting));
    }

    private static StationState removed(StationState state, Removed event) {
        IntMap<Charging.Installed> installed = state.charging().installed();
        for (int chargingProfileId : event.chargingProfileIds()) {
            installed = installed.without(chargingProfileId);
        }
        return state.withCharging(new Charging(installed, state.charging().remoteStarts()));
    }

    private static StationState remoteStart(StationState state, RemoteStartAccepted event) {
        List<RemoteStartAccepted> waiting = new ArrayList<>(state.charging().remoteStarts());
        if (waiting.size() == Charging.REMOTE_START_LIMIT) {
            waiting.remove(0);
        }
        waiting.add(event);
        return state.withCharging(new Charging(state.charging().installed(), List.copyOf(waiting)));
    }
}
