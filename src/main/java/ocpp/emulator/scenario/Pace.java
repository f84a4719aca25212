package ocpp.emulator.scenario;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How the time of a scenario goes. */
public enum Pace {
    /** By the clock of this machine. */
    REAL("real"),
    /** One minute in a second; the central system, which is not in on it, is waited for in real time. */
    X60("x60"),
    /** From event to event without waiting, with a central system of the emulator's own. */
    VIRTUAL("virtual");

    private final String word;

    Pace(String word) {
        this.word = word;
    }

    /** As it is written in files and on the command line. */
    public String word() {
        return word;
    }

    /** Throws IllegalArgumentException that lists the words there are. */
    public static Pace named(String word) {
        return Arrays.stream(values())
                .filter(pace -> pace.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(words()));
    }

    public static String words() {
        return Arrays.stream(values()).map(Pace::word).collect(Collectors.joining(", "));
    }
}
