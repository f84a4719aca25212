package ocpp.emulator.chargepoint;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import ocpp.emulator.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A charge point without a socket, a clock or a file: inputs go in, effects come out. It is off until
 * {@link Input.PowerOn}. Not safe for use by several threads.
 */
public final class VirtualChargePoint {
    private final ChargePointSetup setup;
    private final Configuration configuration = new Configuration();

    /**
     * @param saved what {@link Effect.Journal} told last, null for a new charge point
     * @param now the first instant it knows
     */
    public VirtualChargePoint(ChargePointSetup setup, @Nullable SavedState saved, Instant now) {
        this.setup = setup;
        setup.configuration().forEach(configuration::preset);
    }

    /**
     * Takes an input.
     *
     * @param now never before the instant of the input before
     * @return what comes of it, in order
     */
    public List<Effect> handle(Input input, Instant now) {
        return List.of();
    }

    /** When {@link Input.Tick} is due; {@link Instant#MAX} for never. It may change with every input. */
    public Instant nextDeadline() {
        return Instant.MAX;
    }

    /** What it looks like at this instant. */
    public ChargePointView view(Instant now) {
        return new ChargePointView(setup.chargePointId(), false, false, null, List.of(), 0, "", new TreeMap<>());
    }
}
