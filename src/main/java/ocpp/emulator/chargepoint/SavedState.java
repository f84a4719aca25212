package ocpp.emulator.chargepoint;

import java.util.Map;

/**
 * What a charge point keeps over a loss of power, ready for a file.
 *
 * @param parts JSON text by the name of the part
 */
public record SavedState(Map<String, String> parts) {
    public SavedState {
        parts = Map.copyOf(parts);
    }
}
