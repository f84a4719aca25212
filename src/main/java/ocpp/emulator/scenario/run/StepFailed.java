package ocpp.emulator.scenario.run;

import java.util.List;

/** A step did not come to what was expected. */
final class StepFailed extends RuntimeException {
    private final transient CheckResult.Failure failure;

    StepFailed(String expected, String got) {
        this(new CheckResult.Failure(expected, got, List.of(), ""));
    }

    StepFailed(CheckResult.Failure failure) {
        super("expected " + failure.expected() + ", got " + failure.got(), null, false, false);
        this.failure = failure;
    }

    CheckResult.Failure failure() {
        return failure;
    }
}
