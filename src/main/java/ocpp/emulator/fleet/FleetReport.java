package ocpp.emulator.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ocpp.emulator.fleet.FleetResults.Recovery;
import org.HdrHistogram.Histogram;

/** What is said of a run at its end. */
public final class FleetReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FleetOutcome outcome;
    private final FleetPlan plan;
    private final FleetResults results;
    private final String url;
    private final Method method;

    /** @param url of the central system */
    public FleetReport(FleetOutcome outcome, String url) {
        this.outcome = outcome;
        this.plan = outcome.plan();
        this.results = outcome.results();
        this.url = url;
        this.method = Method.ofThisProcess();
    }

    /** Lines for people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("fleet " + plan.id() + "  " + Texts.plain(plan.stations()) + " stations  "
                + Texts.clock(outcome.elapsed()) + "  seed " + plan.seed() + "  " + url);
        lines.add(row("latency", "count", "p50", "p90", "p99", "p99.9", "max"));
        results.latencies().forEach((action, latency) -> lines.add(row(latency, action)));
        for (Figure figure : Figure.values()) {
            lines.add(String.format(Locale.ROOT, "%-24s %9s", figure.label(), Texts.plain(results.figure(figure))));
        }
        results.recoveries().forEach(recovery -> lines.add(line(recovery)));
        for (Verdict verdict : outcome.verdicts()) {
            lines.add(String.format(
                    "%s  %-24s %-24s %s",
                    verdict.isMet() ? "PASS" : "FAIL", verdict.slo(), verdict.expected(), verdict.measured()));
        }
        lines.add("method: real sockets in one process, latency from the moment a charge point wanted to send, p99 of"
                + " this process's own delay " + Texts.milliseconds(results.figure(Figure.DELAY_P99_MS)) + "; "
                + method.line());
        lines.add("RESULT " + plan.id() + " " + result());
        return lines;
    }

    /** One JSON object. */
    public String json() {
        ObjectNode report = JSON.createObjectNode();
        report.put("fleet", plan.id()).put("seed", plan.seed()).put("url", url);
        report.put("stations", plan.stations()).put("seconds", outcome.elapsed().toMillis() / 1e3);
        report.put("result", result()).put("exitCode", outcome.exitCode());
        ObjectNode latencies = report.putObject("latenciesMs");
        results.latencies().forEach((action, latency) -> describe(latency, latencies.putObject(action)));
        ObjectNode figures = report.putObject("figures");
        for (Figure figure : Figure.values()) {
            figures.put(figure.label(), results.figure(figure));
        }
        report.set("recoveries", JSON.valueToTree(recoveries()));
        report.set("slos", JSON.valueToTree(outcome.verdicts()));
        report.set("method", JSON.valueToTree(method));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String result() {
        long missed =
                outcome.verdicts().stream().filter(verdict -> !verdict.isMet()).count();
        return switch (outcome.ending()) {
            case COMPLETE ->
                missed == 0
                        ? "PASS  " + outcome.verdicts().size() + " SLOs met"
                        : "FAIL  " + missed + " of " + outcome.verdicts().size() + " SLOs not met";
            case INTERRUPTED -> "INTERRUPTED  no SLO judged";
            case NEVER_CONNECTED -> "NOT RUN  no charge point got a connection";
            case BROKEN -> "BROKEN  a fault of this program; its log says more";
        };
    }

    private static String line(Recovery recovery) {
        Duration most = recovery.timeOf(0.99);
        return "links back at " + Texts.clock(recovery.at()) + ": " + Texts.plain(recovery.affected())
                + " connections were down, " + Texts.plain(recovery.back().size()) + " came back; "
                + (most == null ? "99 % never were" : "99 % within " + Texts.time(most));
    }

    private List<Map<String, Object>> recoveries() {
        return results.recoveries().stream()
                .map(recovery -> Map.<String, Object>of(
                        "atSeconds", recovery.at().toMillis() / 1e3,
                        "affected", recovery.affected(),
                        "back", recovery.back().size()))
                .toList();
    }

    private static void describe(Histogram latency, ObjectNode into) {
        into.put("count", latency.getTotalCount()).put("mean", latency.getMean() / 1e3);
        for (double percentile : new double[] {50, 90, 99, 99.9}) {
            into.put("p" + Texts.number(percentile), latency.getValueAtPercentile(percentile) / 1e3);
        }
        into.put("max", latency.getMaxValue() / 1e3);
    }

    private static String row(Histogram latency, String action) {
        return row(
                action,
                Texts.plain(latency.getTotalCount()),
                at(latency, 50),
                at(latency, 90),
                at(latency, 99),
                at(latency, 99.9),
                Texts.milliseconds(latency.getMaxValue() / 1e3));
    }

    private static String at(Histogram latency, double percentile) {
        return Texts.milliseconds(latency.getValueAtPercentile(percentile) / 1e3);
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-24s %9s %9s %9s %9s %9s %9s", cells);
    }
}
