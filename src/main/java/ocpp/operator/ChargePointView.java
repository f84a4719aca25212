package ocpp.operator;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ocpp.operator.http.Json;
import ocpp.protocol.core.BootNotification;
import ocpp.station.Charging;
import ocpp.station.ConfigurationValue;
import ocpp.station.Refusals;
import ocpp.station.Registration;
import ocpp.station.Reservations.Reservation;
import ocpp.station.Snapshot;
import ocpp.station.StationState;
import ocpp.store.StationRegister;
import ocpp.wire.PayloadCodec;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a charge point.
 *
 * @param boot as its last BootNotification had it
 * @param approval what its next boot is told, null for the policy of the server
 * @param heartbeatInterval seconds, null for the setting of the server
 * @param validation strict or lenient, null for the setting of the server
 * @param securityProfile 1 where it has to show a password, else 0
 * @param pendingCommands CALLs to it that have not ended
 * @param repairsByRule how often each rule of lenient mode mended a message of it
 * @param refusals what could not be taken of its messages since the server started
 * @param localListVersion null where it is not known
 */
record ChargePointView(
        @JsonUnwrapped ChargePointItem item,
        @Nullable JsonNode boot,
        @Nullable Instant bootedAt,
        @Nullable String approval,
        @Nullable Integer heartbeatInterval,
        @Nullable String validation,
        int securityProfile,
        @Nullable String note,
        @Nullable String remoteAddress,
        int pendingCommands,
        Map<String, Integer> repairsByRule,
        Refusals refusals,
        List<Profile> chargingProfiles,
        List<Reservation> reservations,
        @Nullable Integer localListVersion,
        List<ConfigurationValue> configuration) {

    /** A charging profile as SetChargingProfile had it. */
    record Profile(int connectorId, JsonNode csChargingProfiles, Instant installedAt, String source) {}

    static ChargePointView of(ChargePointItem item, Snapshot snapshot, StationRegister.Entry kept) {
        StationState state = snapshot.state();
        Registration registration = state.registration();
        BootNotification.Request boot = registration.boot();
        return new ChargePointView(
                item,
                boot == null ? null : Json.tree(PayloadCodec.write(boot)),
                registration.bootedAt(),
                registration.approval() == null ? null : registration.approval().name(),
                registration.heartbeatInterval(),
                kept.settings().validation(),
                kept.secrets().isEmpty() ? 0 : 1,
                kept.settings().note(),
                snapshot.remoteAddress(),
                snapshot.pendingCommands(),
                new TreeMap<>(state.repairs()),
                snapshot.refusals(),
                state.charging().installed().values().stream()
                        .map(ChargePointView::profile)
                        .toList(),
                state.reservations().open().values(),
                state.localList().version(),
                state.configuration().values().stream()
                        .sorted(Comparator.comparing(ConfigurationValue::key))
                        .toList());
    }

    private static Profile profile(Charging.Installed installed) {
        return new Profile(
                installed.connectorId(),
                Json.tree(PayloadCodec.write(installed.profile())),
                installed.installedAt(),
                installed.source().name());
    }
}
