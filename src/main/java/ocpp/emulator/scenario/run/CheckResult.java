package ocpp.emulator.scenario.run;

import java.util.List;
import ocpp.emulator.hocon.Place;
import org.jspecify.annotations.Nullable;

/**
 * How one check went.
 *
 * @param step the number of the step to begin with to make it again, 0 where it was made at the end
 * @param failure null where it has not failed
 */
public record CheckResult(
        Verdict verdict,
        String title,
        Place place,
        int step,
        @Nullable Failure failure) {

    /**
     * Why it has failed.
     *
     * @param frames the messages that show it
     * @param sections where the standard says so
     */
    public record Failure(String expected, String got, List<Message> frames, String sections) {}

    static CheckResult passed(String title, Place place, int step) {
        return new CheckResult(Verdict.PASS, title, place, step, null);
    }

    static CheckResult failed(String title, Place place, int step, Failure failure) {
        return new CheckResult(Verdict.FAIL, title, place, step, failure);
    }

    static CheckResult skipped(String title, Place place) {
        return new CheckResult(Verdict.NOT_APPLICABLE, title, place, 0, null);
    }
}
