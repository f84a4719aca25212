package ocpp.smartcharging;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import ocpp.protocol.smartcharging.ChargingRateUnit;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;
import ocpp.protocol.smartcharging.GetCompositeSchedule;
import ocpp.protocol.smartcharging.GetCompositeSchedule.GetCompositeScheduleStatus;
import org.jspecify.annotations.Nullable;

/** The limits of a connector over a window of time, as GetCompositeSchedule asks for them (section 5.7, SC-COMP). */
public final class CompositeSchedule {
    /** Windows that may hold more changes than this are refused: they would make an answer of many megabytes. */
    static final long MOST_CHANGES = 1_000_000;

    private CompositeSchedule() {}

    /**
     * Answers a request received at {@code now}: half-open window of whole seconds from there. Rejected where the
     * connector does not exist, the unit is not allowed, the duration is negative, or the window is too long to tell.
     */
    public static GetCompositeSchedule.Response of(
            Situation situation,
            Set<ChargingRateUnit> allowedUnits,
            GetCompositeSchedule.Request request,
            Instant now) {
        int connectorId = request.connectorId();
        if (connectorId < 0 || connectorId > situation.hardware().connectors() || request.duration() < 0) {
            return rejected();
        }
        long from = now.getEpochSecond();
        Merge merge = Merge.of(situation, connectorId, from);
        ChargingRateUnit unit = unit(merge, request.chargingRateUnit(), allowedUnits);
        if (!allowedUnits.contains(unit) || changes(merge, from, request.duration()) > MOST_CHANGES) {
            return rejected();
        }
        Conversion conversion = new Conversion(unit, situation.hardware().voltage());
        List<ChargingSchedulePeriod> periods = periods(merge, conversion, from, from + request.duration());
        return new GetCompositeSchedule.Response(
                GetCompositeScheduleStatus.Accepted,
                connectorId,
                now.truncatedTo(ChronoUnit.SECONDS),
                new ChargingSchedule(request.duration(), null, unit, periods, null));
    }

    private static List<ChargingSchedulePeriod> periods(Merge merge, Conversion conversion, long from, long to) {
        Sweep sweep = new Sweep(merge.stacks(), from, to);
        List<ChargingSchedulePeriod> periods = new ArrayList<>();
        Merged merged = new Merged(merge, conversion);
        Merged.Value last = null;
        long second = from;
        do {
            merged.follow(sweep);
            Merged.Value value = merged.value();
            if (!value.equals(last)) {
                periods.add(new ChargingSchedulePeriod((int) (second - from), value.limit(), value.numberPhases()));
            }
            last = value;
            second = sweep.advance();
        } while (second < to);
        return periods;
    }

    /** The unit asked for; without one the unit that the profiles agree on, else A, where it is allowed. */
    private static ChargingRateUnit unit(
            Merge merge, @Nullable ChargingRateUnit asked, Set<ChargingRateUnit> allowedUnits) {
        if (asked != null) {
            return asked;
        }
        Set<ChargingRateUnit> given =
                merge.stacks().stream().flatMap(Stack::units).collect(Collectors.toSet());
        ChargingRateUnit unit = given.size() == 1 ? given.iterator().next() : ChargingRateUnit.A;
        return allowedUnits.contains(unit)
                ? unit
                : Objects.requireNonNull(allowedUnits.iterator().next());
    }

    private static long changes(Merge merge, long from, int duration) {
        return merge.stacks().stream()
                .mapToLong(stack -> stack.changesWithin(from, from + duration))
                .sum();
    }

    private static GetCompositeSchedule.Response rejected() {
        return new GetCompositeSchedule.Response(GetCompositeScheduleStatus.Rejected, null, null, null);
    }
}
