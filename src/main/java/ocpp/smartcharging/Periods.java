package ocpp.smartcharging;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import ocpp.protocol.smartcharging.ChargingSchedule;
import ocpp.protocol.smartcharging.ChargingSchedulePeriod;

/** The periods of a schedule, made for look-ups: what begins how many seconds after its start. */
record Periods(NavigableMap<Integer, Limit> starts, long duration) {
    /** One period without limit. */
    static final Periods UNLIMITED = new Periods(new TreeMap<>(Map.of(0, Limit.NONE)), Time.FOREVER);

    static Periods of(ChargingSchedule schedule) {
        TreeMap<Integer, Limit> starts = new TreeMap<>();
        for (ChargingSchedulePeriod period : schedule.chargingSchedulePeriod()) {
            starts.put(period.startPeriod(), Limit.of(period, schedule.chargingRateUnit()));
        }
        Integer duration = schedule.duration();
        return new Periods(starts, duration == null ? Time.FOREVER : duration);
    }

    /** What is in force so many seconds after the start, where the schedule is cut after {@code longest} seconds. */
    Segment after(long elapsed, long longest) {
        long end = Math.min(duration, longest);
        if (elapsed >= end) {
            return new Segment(null, longest);
        }
        int second = (int) Math.min(elapsed, Integer.MAX_VALUE);
        Map.Entry<Integer, Limit> current = starts.floorEntry(second);
        Integer next = starts.higherKey(second);
        return new Segment(current == null ? null : current.getValue(), next == null ? end : Math.min(next, end));
    }
}
