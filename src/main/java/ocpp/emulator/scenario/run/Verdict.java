package ocpp.emulator.scenario.run;

/** How a check or a run went. */
public enum Verdict {
    PASS("PASS"),
    FAIL("FAIL"),
    /** Some checks could not be made, those that could have passed. */
    PARTIAL("PARTIAL"),
    /** It cannot be tried here, such as without an operator API. */
    NOT_APPLICABLE("NOT APPLICABLE");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
