package ocpp.emulator.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import org.jspecify.annotations.Nullable;

/** Decides what is reported of one connector as its state changes (section 4.9, STAT-01, STAT-06). */
public final class StatusTrack {
    private ConnectorState reported;
    private ConnectorState candidate;
    private Instant candidateSince;
    private ChargePointStatus beforeFault;

    /** A report to make: the state, and since when it holds. */
    public record Report(ConnectorState state, Instant since) {}

    /** @param initial what is reported after the boot */
    public StatusTrack(ConnectorState initial, Instant now) {
        reported = initial;
        candidate = initial;
        candidateSince = now;
        beforeFault = initial.status() == ChargePointStatus.Faulted ? ChargePointStatus.Available : initial.status();
    }

    /** What has been reported last. */
    public ConnectorState reported() {
        return reported;
    }

    /**
     * Takes the state as it is now.
     *
     * @param occupied whether the connector is in use by somebody
     * @param minimum MinimumStatusDuration: a status that lasted less is left out
     * @return what is to be reported now, in order; each step from what was reported before is allowed
     */
    public List<Report> update(ConnectorState state, boolean occupied, Instant now, Duration minimum) {
        if (!state.equals(candidate)) {
            candidate = state;
            candidateSince = now;
        }
        if (candidate.equals(reported) || now.isBefore(candidateSince.plus(minimum))) {
            return List.of();
        }
        List<Report> reports = new ArrayList<>();
        for (ChargePointStatus step : way(candidate.status(), occupied)) {
            boolean last = step == candidate.status();
            reports.add(new Report(last ? candidate : ConnectorState.of(step), candidateSince));
        }
        if (candidate.status() == reported.status()) {
            reports.add(new Report(candidate, candidateSince));
        }
        if (candidate.status() == ChargePointStatus.Faulted && reported.status() != ChargePointStatus.Faulted) {
            beforeFault = reported.status();
        }
        reported = candidate;
        return reports;
    }

    /** When a state that is held back is to be reported, or null. */
    public @Nullable Instant next(Duration minimum) {
        return candidate.equals(reported) ? null : candidateSince.plus(minimum);
    }

    /** From Faulted the way leads through the status before the fault. */
    private List<ChargePointStatus> way(ChargePointStatus to, boolean occupied) {
        ChargePointStatus from = reported.status();
        if (from != ChargePointStatus.Faulted || to == beforeFault || to == ChargePointStatus.Faulted) {
            return StatusTable.way(from, to, occupied);
        }
        List<ChargePointStatus> way = new ArrayList<>();
        way.add(beforeFault);
        way.addAll(StatusTable.way(beforeFault, to, occupied));
        return way;
    }
}
