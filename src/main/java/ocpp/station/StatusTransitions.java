package ocpp.station;

import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Available;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Charging;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Faulted;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Finishing;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Preparing;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Reserved;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.SuspendedEV;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.SuspendedEVSE;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Unavailable;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;

/** Which status may follow which on a connector (section 4.9 with B6 of the errata). */
final class StatusTransitions {
    private static final Set<ChargePointStatus> OF_CONNECTOR_ZERO = EnumSet.of(Available, Unavailable, Faulted);
    private static final Map<ChargePointStatus, Set<ChargePointStatus>> NEXT = new EnumMap<>(Map.of(
            Available,
            EnumSet.of(Preparing, Charging, SuspendedEV, SuspendedEVSE, Reserved, Unavailable, Faulted),
            Preparing,
            EnumSet.of(Available, Charging, SuspendedEV, SuspendedEVSE, Finishing, Faulted),
            Charging,
            EnumSet.of(Available, SuspendedEV, SuspendedEVSE, Finishing, Unavailable, Faulted),
            SuspendedEV,
            EnumSet.of(Available, Charging, SuspendedEVSE, Finishing, Unavailable, Faulted),
            SuspendedEVSE,
            EnumSet.of(Available, Charging, SuspendedEV, Finishing, Unavailable, Faulted),
            Finishing,
            EnumSet.of(Available, Preparing, Unavailable, Faulted),
            Reserved,
            EnumSet.of(Available, Preparing, Unavailable, Faulted),
            Unavailable,
            EnumSet.of(Available, Preparing, Charging, SuspendedEV, SuspendedEVSE, Faulted),
            Faulted,
            EnumSet.complementOf(EnumSet.of(Faulted))));

    private StatusTransitions() {}

    /** Whether the table has this step; the same status again is none. */
    static boolean usual(ChargePointStatus before, ChargePointStatus after) {
        return before == after || next(before).contains(after);
    }

    /** Whether connector 0 may report it (STAT-02). */
    static boolean ofConnectorZero(ChargePointStatus status) {
        return OF_CONNECTOR_ZERO.contains(status);
    }

    static Set<ChargePointStatus> next(ChargePointStatus before) {
        return NEXT.getOrDefault(before, Set.of());
    }
}
