package ocpp.emulator.chargepoint;

import java.util.Arrays;
import java.util.List;
import ocpp.protocol.core.ChangeAvailability;
import ocpp.protocol.core.ChangeAvailability.AvailabilityStatus;
import ocpp.protocol.core.ChangeAvailability.AvailabilityType;

/** Which connectors are in use, as ChangeAvailability asks for it; kept over reboots (section 5.2, AVAIL). */
final class Availability {
    private final Board board;
    private final Connectors connectors;
    /** By connector; 0 is the charge point as a whole. */
    private final boolean[] inoperative;

    private final boolean[] scheduled;

    Availability(Board board, Connectors connectors) {
        this.board = board;
        this.connectors = connectors;
        this.inoperative = new boolean[connectors.count() + 1];
        this.scheduled = new boolean[connectors.count() + 1];
    }

    /** Whether the connector is out of use, for itself or with the charge point as a whole. */
    boolean isInoperative(int connectorId) {
        return inoperative[0] || inoperative[connectorId];
    }

    ChangeAvailability.Response change(ChangeAvailability.Request request) {
        int connectorId = request.connectorId();
        if (connectorId > connectors.count()) {
            return new ChangeAvailability.Response(AvailabilityStatus.Rejected);
        }
        boolean off = request.type() == AvailabilityType.Inoperative;
        boolean later = false;
        int last = connectorId == 0 ? connectors.count() : connectorId;
        for (int each = connectorId; each <= last; each++) {
            scheduled[each] = off && !inoperative[each] && isBusy(each);
            inoperative[each] = off && !scheduled[each];
            later |= scheduled[each];
        }
        board.touch();
        return new ChangeAvailability.Response(later ? AvailabilityStatus.Scheduled : AvailabilityStatus.Accepted);
    }

    /** Takes out of use what was to go when its transaction ends (AVAIL-01). */
    void settle() {
        for (int each = 0; each < scheduled.length; each++) {
            if (scheduled[each] && !isBusy(each)) {
                scheduled[each] = false;
                inoperative[each] = true;
                board.touch();
            }
        }
    }

    List<Boolean> save() {
        Boolean[] saved = new Boolean[inoperative.length];
        for (int each = 0; each < saved.length; each++) {
            saved[each] = inoperative[each] || scheduled[each];
        }
        return Arrays.asList(saved);
    }

    void restore(List<Boolean> saved) {
        for (int each = 0; each < inoperative.length && each < saved.size(); each++) {
            inoperative[each] = saved.get(each);
        }
    }

    /** A restart ends every transaction, so what was to go is gone. */
    void powerOff() {
        for (int each = 0; each < scheduled.length; each++) {
            inoperative[each] |= scheduled[each];
            scheduled[each] = false;
        }
    }

    private boolean isBusy(int connectorId) {
        return connectorId == 0
                ? connectors.all().stream().anyMatch(connector -> connector.transaction() != null)
                : connectors.get(connectorId).transaction() != null;
    }
}
