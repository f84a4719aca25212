package ocpp.emulator.scenario.match;

/**
 * Why a value does not match.
 *
 * @param path of the value within what was looked at, {@code ""} for all of it
 * @param expected for people
 * @param got for people
 */
public record Mismatch(String path, String expected, String got) {

    Mismatch within(String member) {
        return new Mismatch(path.isEmpty() ? member : member + "." + path, expected, got);
    }
}
