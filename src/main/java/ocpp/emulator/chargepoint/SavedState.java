package ocpp.emulator.chargepoint;

/**
 * What a charge point keeps over a loss of power, ready for a file.
 *
 * @param json one JSON object
 */
public record SavedState(String json) {

    /** The state that a text holds; throws IllegalArgumentException where it holds none. */
    public static SavedState of(String json) {
        SavedState state = new SavedState(json);
        var unused = Keeping.read(state);
        return state;
    }

    /** Without the content, which holds the password. */
    @Override
    public String toString() {
        return "SavedState[" + json.length() + " characters]";
    }
}
