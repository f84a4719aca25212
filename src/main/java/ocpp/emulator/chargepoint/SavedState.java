package ocpp.emulator.chargepoint;

/**
 * What a charge point keeps over a loss of power, ready for a file.
 *
 * @param json one JSON object
 */
public record SavedState(String json) {

    /** Without the content, which holds the password. */
    @Override
    public String toString() {
        return "SavedState[" + json.length() + " characters]";
    }
}
