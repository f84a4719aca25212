package ocpp.emulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import ocpp.emulator.chargepoint.ChargePointSetup;

/**
 * A scenario as its file has it.
 *
 * @param variables what {@code vars} gives
 * @param last steps that are done whatever happened before
 */
public record Scenario(
        Heading heading,
        ChargePointSetup station,
        Map<String, String> variables,
        List<Step> steps,
        List<Check> checks,
        List<Step> last) {

    /**
     * What it is.
     *
     * @param file where it was read from, as it is named to repeat it
     * @param tracesTo test cases and requirements that it shows
     * @param tags words to choose by, such as the names of feature profiles
     * @param timeout after which it has failed; by the clock of the machine but in virtual time
     */
    public record Heading(
            String file,
            String id,
            String title,
            List<String> tracesTo,
            List<String> tags,
            Duration timeout,
            long seed,
            Pace pace) {}

    /** The same with other chances. */
    public Scenario withSeed(long seed) {
        Heading other = new Heading(
                heading.file(),
                heading.id(),
                heading.title(),
                heading.tracesTo(),
                heading.tags(),
                heading.timeout(),
                seed,
                heading.pace());
        return new Scenario(other, station.withSeed(seed), variables, steps, checks, last);
    }

    /** The same with a charge point that does not set its clock by the central system. */
    public Scenario withOwnClock() {
        return new Scenario(heading, station.withOwnClock(true), variables, steps, checks, last);
    }

    /** Whether a step needs the operator API. */
    public boolean needsOperator() {
        return needsOperator(steps) || needsOperator(last);
    }

    private static boolean needsOperator(List<Step> steps) {
        return steps.stream()
                .map(Step::verb)
                .anyMatch(verb -> verb instanceof Verb.Operate
                        || verb instanceof Verb.IdTag
                        || (verb instanceof Verb.Repeat repeat && needsOperator(repeat.steps())));
    }
}
