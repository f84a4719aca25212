package ocpp.emulator.scenario.run;

import java.time.Duration;
import java.util.List;
import ocpp.emulator.scenario.Pace;
import ocpp.emulator.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * How a run of a scenario went.
 *
 * @param reason why it could not be tried, null where it was
 * @param length by the clock of the scenario
 */
public record ScenarioResult(
        Scenario scenario,
        Pace pace,
        Verdict verdict,
        List<CheckResult> checks,
        @Nullable String reason,
        Duration length) {

    static ScenarioResult of(Scenario scenario, Pace pace, List<CheckResult> checks, Duration length) {
        Verdict verdict = Verdict.PASS;
        for (CheckResult check : checks) {
            if (check.verdict() == Verdict.FAIL) {
                verdict = Verdict.FAIL;
            } else if (check.verdict() == Verdict.NOT_APPLICABLE && verdict == Verdict.PASS) {
                verdict = Verdict.PARTIAL;
            }
        }
        return new ScenarioResult(scenario, pace, verdict, checks, null, length);
    }

    /** It was not tried. */
    public static ScenarioResult notApplicable(Scenario scenario, Pace pace, String reason) {
        return new ScenarioResult(scenario, pace, Verdict.NOT_APPLICABLE, List.of(), reason, Duration.ZERO);
    }

    public long count(Verdict wanted) {
        return checks.stream().filter(check -> check.verdict() == wanted).count();
    }
}
