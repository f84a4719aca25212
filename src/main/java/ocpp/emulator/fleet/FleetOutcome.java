package ocpp.emulator.fleet;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a run ended.
 *
 * @param elapsed from its start to its end
 * @param verdicts empty where the run was cut short
 */
public record FleetOutcome(
        FleetPlan plan, Ending ending, Duration elapsed, FleetResults results, List<Verdict> verdicts) {

    /** Why a run ended. */
    public enum Ending {
        /** Its time was over. */
        COMPLETE,
        /** It was told to. */
        INTERRUPTED,
        /** There never was a connection. */
        NEVER_CONNECTED,
        /** A fault of this program ended it; the log says more. */
        BROKEN
    }

    static FleetOutcome of(FleetPlan plan, Ending ending, Duration elapsed, FleetResults results) {
        List<Verdict> verdicts = ending == Ending.COMPLETE ? verdicts(plan, results) : List.of();
        return new FleetOutcome(plan, ending, elapsed, results, verdicts);
    }

    /** A fleet that was never whole has shown nothing of what its plan asks for. */
    private static List<Verdict> verdicts(FleetPlan plan, FleetResults results) {
        Slo whole = new Slo.Count(Figure.SWITCHED_ON, Limit.parse(">= " + plan.stations(), Quantity.NUMBER));
        return Stream.concat(Stream.of(whole), plan.slos().stream())
                .map(slo -> slo.judge(results))
                .toList();
    }

    /** 0 where all SLOs are met, 1 where one is not, 2 where it could not run, 130 where it was cut short. */
    public int exitCode() {
        return switch (ending) {
            case COMPLETE -> verdicts.stream().allMatch(Verdict::isMet) ? 0 : 1;
            case INTERRUPTED -> 130;
            case NEVER_CONNECTED, BROKEN -> 2;
        };
    }
}
