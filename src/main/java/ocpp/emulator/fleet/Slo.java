package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ocpp.protocol.Actions;
import org.HdrHistogram.Histogram;

/** What a run must show. What was never measured is not met: a server that does not work passes nothing. */
public sealed interface Slo {

    Verdict judge(FleetResults results);

    /**
     * A bound for the latency of an action.
     *
     * @param measure {@code p50} to {@code p99.99}, {@code mean} or {@code max}
     */
    record Latency(String action, String measure, Limit limit) implements Slo {
        private static final Pattern NAME = Pattern.compile("([A-Za-z]+)\\.(mean|max|p[0-9]{1,2}(?:\\.[0-9]{1,2})?)");

        /** @throws IllegalArgumentException with what was expected */
        static Latency parse(String name, String limit) {
            Matcher matcher = NAME.matcher(name);
            if (!matcher.matches() || !isMeasured(matcher.group(1))) {
                throw new IllegalArgumentException(
                        "an action, or Connect, with p50 to p99.99, mean or max, such as \"BootNotification.p99\"; or one of "
                                + Figure.labels() + ", reconnected-within");
            }
            return new Latency(matcher.group(1), matcher.group(2), Limit.parse(limit, Quantity.TIME));
        }

        @Override
        public Verdict judge(FleetResults results) {
            Histogram latency = results.latencies().get(action);
            String name = action + "." + measure;
            if (latency == null || latency.getTotalCount() == 0) {
                return new Verdict(name, limit.text(), "no " + action + " was answered", false);
            }
            double seconds = micros(latency) / 1e6;
            return new Verdict(name, limit.text(), Texts.milliseconds(seconds * 1e3), limit.holds(seconds));
        }

        private static boolean isMeasured(String action) {
            return action.equals(StationWatch.CONNECT) || Actions.named(action) != null;
        }

        private double micros(Histogram latency) {
            return switch (measure) {
                case "mean" -> latency.getMean();
                case "max" -> latency.getMaxValue();
                default -> latency.getValueAtPercentile(Double.parseDouble(measure.substring(1)));
            };
        }
    }

    /** A bound for a figure. */
    record Count(Figure figure, Limit limit) implements Slo {
        @Override
        public Verdict judge(FleetResults results) {
            double measured = results.figure(figure);
            return new Verdict(figure.label(), limit.text(), Texts.plain(measured), limit.holds(measured));
        }
    }

    /**
     * After links were down this part of the connections is back within this time; judged by the worst such event.
     *
     * @param share 0 to 1
     */
    record Reconnected(double share, Duration within) implements Slo {
        @Override
        public Verdict judge(FleetResults results) {
            String expected = ">= " + Texts.percent(share) + " within " + Texts.time(within);
            return results.recoveries().stream()
                    .min(Comparator.comparingDouble(recovery -> recovery.share(within)))
                    .map(worst -> new Verdict(
                            "reconnected-within",
                            expected,
                            Texts.percent(worst.share(within)) + " of " + worst.affected(),
                            worst.share(within) >= share))
                    .orElse(new Verdict("reconnected-within", expected, "no link was down", false));
        }
    }
}
