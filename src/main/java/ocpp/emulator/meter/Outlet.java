package ocpp.emulator.meter;

import java.util.List;

/**
 * One outlet of a charge point, with its place on the grid.
 *
 * @param directCurrent whether it delivers direct current
 * @param voltage of the grid, nominal, V line to neutral
 * @param lines the lines of the grid that the phases 1, 2, 3 of the outlet are wired to (ConnectorPhaseRotation); as
 *     many as it has phases
 * @param maxAmps A per phase, at the grid
 * @param maxWatts W, at the outlet
 */
public record Outlet(boolean directCurrent, double voltage, List<Integer> lines, double maxAmps, double maxWatts) {

    /** Throws IllegalArgumentException for another number of phases than 1 to 3. */
    public Outlet {
        if (lines.isEmpty() || lines.size() > 3) {
            throw new IllegalArgumentException("lines: " + lines + " (expected: one to three of 1, 2, 3)");
        }
        lines = List.copyOf(lines);
    }

    /** The same outlet with its phases wired as ConnectorPhaseRotation says: {@code RST}, {@code SRT}, ... */
    public Outlet rotated(String rotation) {
        if (!rotation.matches("[RST]{3}")) {
            return this;
        }
        List<Integer> all =
                rotation.chars().mapToObj("RST"::indexOf).map(line -> line + 1).toList();
        return new Outlet(directCurrent, voltage, all.subList(0, lines.size()), maxAmps, maxWatts);
    }
}
