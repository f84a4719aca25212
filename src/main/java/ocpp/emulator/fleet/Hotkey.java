package ocpp.emulator.fleet;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What somebody at the terminal may do to a fleet that runs. */
public enum Hotkey {
    /** All links are down for half a minute. */
    BLACKOUT("blackout"),
    /** Every charge point restarts, one after the other at the rate at which they were switched on. */
    ROLLING_RESTART("rolling restart"),
    /** A vehicle comes to every free connector, at that rate too. */
    SURGE("surge"),
    /** No vehicle comes any more; pressed again, they come as before. */
    PAUSE("pause"),
    /** Ends the run as an interrupt does. */
    QUIT("quit");

    private final String words;

    Hotkey(String words) {
        this.words = words;
    }

    /** The key: the first letter of its words. */
    char key() {
        return words.charAt(0);
    }

    /** What a key means; empty where it means nothing. */
    public static Optional<Hotkey> of(char key) {
        return Arrays.stream(values())
                .filter(hotkey -> hotkey.key() == Character.toLowerCase(key))
                .findFirst();
    }

    /** One line for people. */
    public static String line() {
        return Arrays.stream(values())
                .map(hotkey -> hotkey.key() + " " + hotkey.words)
                .collect(Collectors.joining(", ", "Keys: ", ""));
    }
}
