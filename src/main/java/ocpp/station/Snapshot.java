package ocpp.station;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a station.
 *
 * @param remoteAddress of the connection, null without one
 * @param connectedAt when the connection was opened, null without one
 * @param lastSeenAt when its last message came, null before the first
 * @param pendingCommands how many CALLs of ours have not ended
 * @param timeoutsInARow how many CALLs of ours in a row were not answered
 * @param refusals what could not be taken of its messages
 */
public record Snapshot(
        StationState state,
        @Nullable String remoteAddress,
        @Nullable Instant connectedAt,
        @Nullable Instant lastSeenAt,
        int pendingCommands,
        int timeoutsInARow,
        Refusals refusals) {

    /** The line of this station in the state dump, null for one that is neither known nor connected. */
    StateDump.@Nullable Session session() {
        if (!state.registration().known() && remoteAddress == null) {
            return null;
        }
        Transactions.Open active = state.transactions().active();
        return new StateDump.Session(
                state.chargePointId(),
                state.registration().accepted(),
                active == null ? null : (Integer) active.transactionId(),
                lastSeenAt,
                state.lastMeterWh(),
                state.charging().installed().values().stream()
                        .map(installed -> StateDump.Profile.of(installed.profile()))
                        .toList());
    }
}
