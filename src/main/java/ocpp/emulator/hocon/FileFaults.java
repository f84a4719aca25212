package ocpp.emulator.hocon;

import java.util.List;

/** A file cannot be used: each fault is one line that names the place, the value and what was expected. */
public final class FileFaults extends RuntimeException {
    private final List<String> faults;

    public FileFaults(List<String> faults) {
        super(String.join("\n", faults), null, false, false);
        this.faults = List.copyOf(faults);
    }

    public FileFaults(String fault) {
        this(List.of(fault));
    }

    /** One or more. */
    public List<String> faults() {
        return faults;
    }
}
