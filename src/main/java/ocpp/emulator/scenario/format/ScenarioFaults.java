package ocpp.emulator.scenario.format;

import java.util.List;

/** A file is no scenario: each fault is one line that names the place, the value and what was expected. */
public final class ScenarioFaults extends RuntimeException {
    private final List<String> faults;

    ScenarioFaults(List<String> faults) {
        super(String.join("\n", faults), null, false, false);
        this.faults = List.copyOf(faults);
    }

    ScenarioFaults(String fault) {
        this(List.of(fault));
    }

    /** One or more. */
    public List<String> faults() {
        return faults;
    }
}
