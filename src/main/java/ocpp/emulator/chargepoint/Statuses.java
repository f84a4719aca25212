package ocpp.emulator.chargepoint;

import static ocpp.emulator.configuration.ConfigurationKey.MinimumStatusDuration;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import ocpp.emulator.status.ConnectorState;
import ocpp.emulator.status.StatusTrack;
import ocpp.protocol.core.StatusNotification;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import ocpp.rpc.CallOutcome;
import org.jspecify.annotations.Nullable;

/** Derives the status of every connector from what happens to it and reports the changes (section 4.9). */
final class Statuses {
    private final Board board;
    private final Outbox outbox;
    private final Connectors connectors;
    private final Availability availability;
    private final Conditions conditions;
    private final Map<Integer, StatusTrack> tracks = new HashMap<>();
    private final Map<Integer, ChargePointStatus> holding = new HashMap<>();
    /** What the central system knows; nothing where it has to be told again. */
    private final Map<Integer, ConnectorState> told = new HashMap<>();

    /**
     * What decides beside the connector itself.
     *
     * @param reserved whether the connector is kept for somebody
     * @param energy whether the transaction of the connector may have energy
     * @param outOfUse whether a free connector is kept out of use for now, as while firmware waits for its installation
     */
    record Conditions(IntPredicate reserved, IntPredicate energy, IntPredicate outOfUse) {}

    Statuses(Board board, Outbox outbox, Connectors connectors, Availability availability, Conditions conditions) {
        this.board = board;
        this.outbox = outbox;
        this.connectors = connectors;
        this.availability = availability;
        this.conditions = conditions;
    }

    /** The state of a connector, or of the charge point as a whole, as it is now. */
    ConnectorState state(int connectorId) {
        if (connectorId > 0) {
            boolean unavailable = availability.isInoperative(connectorId)
                    || conditions.outOfUse().test(connectorId);
            return connectors
                    .get(connectorId)
                    .state(
                            unavailable,
                            conditions.reserved().test(connectorId),
                            conditions.energy().test(connectorId));
        }
        Failure failure = connectors.failure();
        ChargePointStatus status =
                availability.isInoperative(0) ? ChargePointStatus.Unavailable : ChargePointStatus.Available;
        if (failure == null) {
            return ConnectorState.of(status);
        }
        boolean faulted = failure.severity() != Failure.Severity.WARNING;
        return new ConnectorState(
                faulted ? ChargePointStatus.Faulted : status, failure.errorCode(), failure.info(), null, null);
    }

    /** Takes in the states as they are now and reports what has changed. */
    void refresh() {
        for (int connectorId = 0; connectorId <= connectors.count(); connectorId++) {
            refresh(connectorId);
        }
    }

    void refresh(int connectorId) {
        ConnectorState state = state(connectorId);
        ChargePointStatus before = holding.put(connectorId, state.status());
        if (before != null && before != state.status()) {
            board.emit(new Effect.StatusChanged(connectorId, before, state.status()));
        }
        StatusTrack track = tracks.get(connectorId);
        if (track == null) {
            tracks.put(connectorId, new StatusTrack(state, board.now()));
            return;
        }
        boolean occupied = connectorId > 0 && connectors.get(connectorId).isOccupied();
        for (StatusTrack.Report report : track.update(state, occupied, board.now(), minimum())) {
            if (outbox.isOpen()) {
                report(connectorId, report.state(), report.since());
            }
        }
    }

    /** The boot is accepted: everything is told (STAT-05). */
    void tellAll() {
        told.clear();
        tellChanged();
    }

    /** The link is back: what has changed meanwhile is told, not the history in between (STAT-10). */
    void tellChanged() {
        refresh();
        tracks.forEach((connectorId, track) -> {
            if (!track.reported().equals(told.get(connectorId))) {
                report(connectorId, track.reported(), board.now());
            }
        });
    }

    /** Tells once more as TriggerMessage asks; null for every connector (TRIG-04). */
    void trigger(@Nullable Integer only) {
        for (int connectorId = 0; connectorId <= connectors.count(); connectorId++) {
            if (only == null || only == connectorId) {
                outbox.sendTriggered(request(connectorId, state(connectorId), board.now()));
            }
        }
    }

    /** The next start begins with the states as they are then. */
    void powerOff() {
        tracks.clear();
        told.clear();
    }

    Instant nextDeadline() {
        Instant next = Instant.MAX;
        for (StatusTrack track : tracks.values()) {
            next = Deadlines.earlier(next, Deadlines.orNever(track.next(minimum())));
        }
        return next;
    }

    private Duration minimum() {
        return board.configuration().seconds(MinimumStatusDuration);
    }

    private void report(int connectorId, ConnectorState state, Instant since) {
        told.put(connectorId, state);
        outbox.send(request(connectorId, state, since), outcome -> {
            if (!(outcome instanceof CallOutcome.Answered)) {
                told.remove(connectorId, state);
            }
        });
    }

    private StatusNotification.Request request(int connectorId, ConnectorState state, Instant since) {
        return new StatusNotification.Request(
                connectorId,
                state.errorCode(),
                state.info(),
                state.status(),
                board.clock(since),
                state.vendorId(),
                state.vendorErrorCode());
    }
}
