package ocpp.emulator.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
        return has(Scenario::needsOperator);
    }

    /** Whether a step restarts the central system. */
    public boolean restartsCentralSystem() {
        return has(Verb.RestartCentralSystem.class::isInstance);
    }

    private static boolean needsOperator(Verb verb) {
        return verb instanceof Verb.Operate
                || verb instanceof Verb.IdTag
                || verb instanceof Verb.Expect expect && expect.expectation() instanceof Expectation.Recorded
                || verb instanceof Verb.When when && when.expectation() instanceof Expectation.Recorded;
    }

    private boolean has(Predicate<Verb> wanted) {
        return has(steps, wanted) || has(last, wanted);
    }

    private static boolean has(List<Step> steps, Predicate<Verb> wanted) {
        return steps.stream()
                .map(Step::verb)
                .anyMatch(verb -> wanted.test(verb) || verb.parts().stream().anyMatch(part -> has(part, wanted)));
    }
}
