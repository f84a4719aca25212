package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a run has measured.
 *
 * @param latencies by action, microseconds from the moment a charge point wanted to send to the answer
 * @param figures a value for each figure
 * @param recoveries one for each event that took links down, in the order of time
 */
public record FleetResults(Map<String, Histogram> latencies, Map<Figure, Double> figures, List<Recovery> recoveries) {

    public FleetResults {
        figures = Map.copyOf(figures);
        recoveries = List.copyOf(recoveries);
    }

    double figure(Figure figure) {
        return figures.getOrDefault(figure, 0.0);
    }

    /**
     * How connections came back after links were down.
     *
     * @param at when they could connect again, after the start
     * @param affected how many were taken down
     * @param back how long each of those took that came back
     */
    public record Recovery(Duration at, int affected, List<Duration> back) {
        public Recovery {
            back = back.stream().sorted().toList();
        }

        /** The part, 0 to 1, that was back within this time. */
        double share(Duration within) {
            long inTime =
                    back.stream().filter(time -> time.compareTo(within) <= 0).count();
            return affected == 0 ? 1 : (double) inTime / affected;
        }

        /** The time after which this part, 0 to 1, was back; null where so many never were. */
        @Nullable
        Duration timeOf(double share) {
            int needed = (int) Math.ceil(share * affected);
            return needed > back.size() ? null : needed == 0 ? Duration.ZERO : back.get(needed - 1);
        }
    }
}
