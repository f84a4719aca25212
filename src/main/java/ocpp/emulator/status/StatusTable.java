package ocpp.emulator.status;

import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Available;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Charging;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Faulted;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Finishing;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Preparing;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Reserved;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.SuspendedEV;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.SuspendedEVSE;
import static ocpp.protocol.core.StatusNotification.ChargePointStatus.Unavailable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ocpp.protocol.core.StatusNotification.ChargePointStatus;
import org.jspecify.annotations.Nullable;

/** The transitions between the statuses of a connector that section 4.9 allows (with B6 of errata 3.20). */
public final class StatusTable {
    private static final Map<ChargePointStatus, Set<ChargePointStatus>> ALLOWED = new EnumMap<>(Map.of(
            Available, EnumSet.of(Preparing, Charging, SuspendedEV, SuspendedEVSE, Reserved, Unavailable, Faulted),
            Preparing, EnumSet.of(Available, Charging, SuspendedEV, SuspendedEVSE, Finishing, Faulted),
            Charging, EnumSet.of(Available, SuspendedEV, SuspendedEVSE, Finishing, Unavailable, Faulted),
            SuspendedEV, EnumSet.of(Available, Charging, SuspendedEVSE, Finishing, Unavailable, Faulted),
            SuspendedEVSE, EnumSet.of(Available, Charging, SuspendedEV, Finishing, Unavailable, Faulted),
            Finishing, EnumSet.of(Available, Preparing, Unavailable, Faulted),
            Reserved, EnumSet.of(Available, Preparing, Unavailable, Faulted),
            Unavailable, EnumSet.of(Available, Preparing, Charging, SuspendedEV, SuspendedEVSE, Faulted),
            Faulted, EnumSet.complementOf(EnumSet.of(Faulted))));

    /** A way may lead through these; the first that serves is taken, so that a cable that is in is not denied. */
    private static final List<ChargePointStatus> BETWEEN_OCCUPIED =
            List.of(Preparing, Finishing, SuspendedEVSE, SuspendedEV, Charging, Available);

    private static final List<ChargePointStatus> BETWEEN_FREE =
            List.of(Available, Preparing, Finishing, SuspendedEVSE, SuspendedEV, Charging);

    private StatusTable() {}

    public static boolean allows(ChargePointStatus from, ChargePointStatus to) {
        return ALLOWED.getOrDefault(from, Set.of()).contains(to);
    }

    /**
     * The statuses to report so that each step is allowed: the shortest way, without its start; empty where both are one.
     *
     * @param occupied whether the connector is in use by somebody
     */
    public static List<ChargePointStatus> way(ChargePointStatus from, ChargePointStatus to, boolean occupied) {
        List<ChargePointStatus> between = new ArrayList<>(occupied ? BETWEEN_OCCUPIED : BETWEEN_FREE);
        between.add(to);
        Map<ChargePointStatus, ChargePointStatus> reachedFrom = new EnumMap<>(ChargePointStatus.class);
        Deque<ChargePointStatus> reached = new ArrayDeque<>(List.of(from));
        while (!reached.isEmpty() && !reachedFrom.containsKey(to)) {
            ChargePointStatus at = reached.remove();
            for (ChargePointStatus next : between) {
                if (allows(at, next) && reachedFrom.putIfAbsent(next, at) == null) {
                    reached.add(next);
                }
            }
        }
        LinkedList<ChargePointStatus> way = new LinkedList<>();
        @Nullable ChargePointStatus step = to;
        while (step != null && step != from) {
            way.addFirst(step);
            step = reachedFrom.get(step);
        }
        return way;
    }
}
