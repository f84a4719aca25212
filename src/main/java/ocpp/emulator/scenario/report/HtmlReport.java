package ocpp.emulator.scenario.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ocpp.emulator.chargepoint.Effect;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import ocpp.emulator.scenario.Step;
import ocpp.emulator.scenario.run.CheckResult;
import ocpp.emulator.scenario.run.Message;
import ocpp.emulator.scenario.run.RunObserver;
import ocpp.emulator.scenario.run.ScenarioResult;
import ocpp.emulator.scenario.run.Verdict;

/**
 * One page of HTML for people, which needs no other file: a table of verdicts, and for each scenario its checks and all
 * that went over the wire, {@value #MOST_ROWS} rows at most.
 */
public final class HtmlReport implements RunObserver {
    private static final int MOST_ROWS = 3000;
    private static final String STYLE = """
            body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1d2430;background:#fff}
            table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2rem .6rem;border-bottom:1px solid #e3e6ea;vertical-align:top}
            td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}code{font:13px/1.4 ui-monospace,monospace;word-break:break-all}
            .PASS{color:#11702f}.FAIL{color:#b3201f;font-weight:600}.PARTIAL,.NOT{color:#8a5a00}tr.step td{background:#f3f5f8;font-weight:600}
            tr:target td{background:#fff3c4}dl{display:grid;grid-template-columns:6rem 1fr;margin:.2rem 0}dt{color:#5b6675}dd{margin:0}
            """;

    private final String version;
    private final List<String> summary = new ArrayList<>();
    private final List<String> scenarios = new ArrayList<>();
    private final List<String> checks = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private String title = "";
    private String about = "";

    /** @param version of this program */
    public HtmlReport(String version) {
        this.version = version;
    }

    /** The page as it is now; a scenario that has not ended stands in it as far as it has come. */
    public String page() {
        String unfinished = title.isEmpty() ? "" : scenario("interrupted", "");
        return "<!doctype html><html lang=en><meta charset=utf-8><title>Scenarios</title><style>" + STYLE
                + "</style><h1>Scenarios</h1><p>ocpp-pekko " + text(version)
                + "</p><table><tr><th>Scenario<th>Verdict<th>Passed<th>Failed<th>Skipped<th>Length"
                + String.join("\n", summary) + "</table>\n" + String.join("\n", scenarios) + unfinished + "</html>\n";
    }

    @Override
    public void started(Scenario scenario, Pace pace) {
        Scenario.Heading heading = scenario.heading();
        checks.clear();
        rows.clear();
        title = heading.id();
        about = text(heading.title() + ". " + String.join(" ", heading.tracesTo())) + " <code>"
                + text(heading.file() + " --seed " + heading.seed() + " --clock " + pace.word()) + "</code>";
    }

    @Override
    public void step(Duration at, int number, Step step) {
        row("<tr class=step><td class=number>" + seconds(at) + "<td class=number><td colspan=2>" + number + " "
                + text(step.text()));
    }

    @Override
    public void message(Duration at, Message message) {
        String arrow = message.happening().isOutbound() ? "&rarr;" : "&larr;";
        row("<tr id=\"" + anchor(message) + "\"><td class=number>" + seconds(at) + "<td class=number>#"
                + message.number() + "<td>" + arrow + " "
                + text(message.reference().replaceFirst("#\\d+ ", ""))
                + "<td><code>" + text(message.text()) + "</code>");
    }

    @Override
    public void text(Duration at, boolean outbound, String text) {
        row("<tr><td class=number>" + seconds(at) + "<td class=number><td>" + (outbound ? "&rarr;" : "&larr;")
                + " text<td><code>" + text(text) + "</code>");
    }

    @Override
    public void effect(Duration at, Effect effect) {
        if (effect instanceof Effect.StatusChanged changed) {
            row("<tr><td class=number>" + seconds(at) + "<td class=number><td colspan=2>connector "
                    + changed.connectorId() + " " + changed.from() + " &rarr; " + changed.to());
        }
    }

    private void row(String row) {
        if (rows.size() < MOST_ROWS) {
            rows.add(row);
        } else if (rows.size() == MOST_ROWS) {
            rows.add("<tr><td colspan=4>more than " + MOST_ROWS + " rows: the rest is left out (--trace has all)");
        }
    }

    @Override
    public void check(Duration at, CheckResult result) {
        String words = result.verdict().words();
        CheckResult.Failure failure = result.failure();
        checks.add("<tr><td class=\"" + words + "\">" + (words.equals("NOT APPLICABLE") ? "SKIP" : words) + "<td>"
                + text(result.title()) + (failure == null ? "" : failure(result, failure)));
    }

    private String failure(CheckResult result, CheckResult.Failure failure) {
        String frames = failure.frames().stream()
                .map(frame -> "<a href=\"#" + anchor(frame) + "\">" + text(frame.reference()) + "</a>")
                .collect(Collectors.joining(" "));
        return "<dl><dt>place<dd>" + text(result.place().toString()) + "<dt>expected<dd>" + text(failure.expected())
                + "<dt>got<dd>" + text(failure.got()) + "<dt>frames<dd>" + frames + "<dt>spec<dd>"
                + text(failure.sections()) + "</dl>";
    }

    @Override
    public void ended(ScenarioResult result) {
        String words = result.verdict().words();
        String reason = result.reason() == null ? "" : " " + result.reason();
        summary.add("<tr><td><a href=\"#" + title + "\">" + title + "</a> "
                + text(result.scenario().heading().title())
                + "<td class=\"" + words + "\">" + words + text(reason) + number(result.count(Verdict.PASS))
                + number(result.count(Verdict.FAIL)) + number(result.count(Verdict.NOT_APPLICABLE))
                + "<td class=number>" + seconds(result.length()) + " s");
        scenarios.add(scenario(words, result.verdict() == Verdict.FAIL ? " open" : ""));
        title = "";
    }

    /** @param open an attribute, for the scenarios that people want to look into */
    private String scenario(String words, String open) {
        return "<h2 id=\"" + title + "\">" + title + " <span class=\"" + words + "\">" + words + "</span></h2><p>"
                + about
                + "</p><table>" + String.join("\n", checks) + "</table><details" + open
                + "><summary>What happened</summary><table>" + String.join("\n", rows) + "</table></details>";
    }

    private String anchor(Message message) {
        return title + "-" + message.number();
    }

    private static String number(long number) {
        return "<td class=number>" + number;
    }

    private static String seconds(Duration at) {
        return String.format(Locale.ROOT, "%.3f", at.toMillis() / 1000.0);
    }

    private static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
